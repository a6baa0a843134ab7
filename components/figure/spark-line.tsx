export type SparkLineProps = {
  /** One value a day; null where nothing is known, which breaks the line. */
  values: (number | null)[]
  className?: string
}

const width = 100
const height = 24
const margin = 2

/** Decoration beside a figure; the days themselves are in the section's table. */
export function SparkLine({ values, className = 'h-6 w-full' }: SparkLineProps) {
  const lines = toLines(values)
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={`overflow-visible text-accent ${className}`}
    >
      {lines.map((points) => (
        <polyline
          key={points}
          points={points}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}

function toLines(values: (number | null)[]): string[] {
  const known = values.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const place = (value: number, index: number) => {
    const x = values.length > 1 ? (index / (values.length - 1)) * width : width / 2
    const y =
      high > low ? height - margin - ((value - low) / (high - low)) * (height - 2 * margin) : height / 2
    return `${x.toFixed(2)},${y.toFixed(2)}`
  }
  const lines: string[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) lines.push([])
    else lines.at(-1)?.push(place(value, index))
  })
  return lines.filter((line) => line.length > 0).map((line) => line.join(' '))
}
