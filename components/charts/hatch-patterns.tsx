import type { SourceColor } from '../ui/source-color'

const stroke: Record<SourceColor, string> = {
  ads: 'stroke-ads',
  organic: 'stroke-organic',
  proactive: 'stroke-proactive',
}

/** The fills of what is not finished; globals.css refers to them by these ids. */
export function HatchPatterns() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        {Object.entries(stroke).map(([color, className]) => (
          <pattern
            key={color}
            id={`hatch-${color}`}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="5" strokeWidth="5" className={className} />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
