export type ValueBarProps = { ratio: number | null }

/** The short bar before a figure in a table, for comparing down the column. */
export function ValueBar({ ratio }: ValueBarProps) {
  return (
    <span aria-hidden="true" className="mr-2 inline-flex w-16 justify-end align-middle">
      <span
        className="h-1.5 rounded-full bg-accent opacity-40"
        style={{ width: `${Math.min(1, Math.max(0, ratio ?? 0)) * 100}%` }}
      />
    </span>
  )
}
