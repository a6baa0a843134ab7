import { formatShare } from '@/lib/format/format-share'
import { classNames } from '../ui/class-names'
import { type SourceColor, sourceFill } from '../ui/source-color'

export type SharePart = { key: string; label: string; value: number; color: SourceColor }
export type ShareBarProps = { label: string; parts: SharePart[] }

export function ShareBar({ label, parts }: ShareBarProps) {
  const total = parts.reduce((sum, part) => sum + part.value, 0)
  const shares = parts.map((part) => ({ ...part, ratio: total > 0 ? part.value / total : null }))
  const spoken = shares.map((part) => `${part.label} ${formatShare(part.ratio)}`).join(', ')
  return (
    <div
      role="img"
      aria-label={`${label}: ${spoken}`}
      className="flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken"
    >
      {shares.map((part) =>
        part.ratio ? (
          <div
            key={part.key}
            title={`${part.label} ${formatShare(part.ratio)}`}
            className={classNames('min-w-0.5', sourceFill[part.color])}
            style={{ flexGrow: part.ratio }}
          />
        ) : null,
      )}
    </div>
  )
}
