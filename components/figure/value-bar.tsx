export type ValueBarProps = { ratio: number | null; size?: 'small' | 'normal' }

/** The short bar before a figure in a table, for comparing down the column. */
export function ValueBar({ ratio, size = 'normal' }: ValueBarProps) {
  return (
    <span
      aria-hidden="true"
      className={`mr-2 inline-flex justify-end align-middle ${size === 'small' ? 'w-10' : 'w-16'}`}
    >
      <span
        className="h-1.5 rounded-full bg-accent opacity-40"
        style={{ width: `${Math.min(1, Math.max(0, ratio ?? 0)) * 100}%` }}
      />
    </span>
  )
}
