export type FetchProgressProps = { name: string; daysDone: number; daysTotal: number }

/** How much of the past has been fetched. */
export function FetchProgress({ name, daysDone, daysTotal }: FetchProgressProps) {
  return (
    <div className="mt-2 max-w-md">
      <p role="status" className="text-small text-muted">
        {daysDone} of {daysTotal} days of the past are here
      </p>
      <div
        role="progressbar"
        aria-label={`Fetching the past of ${name}`}
        aria-valuemin={0}
        aria-valuemax={daysTotal}
        aria-valuenow={daysDone}
        className="mt-1.5 h-1 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${(100 * daysDone) / daysTotal}%` }}
        />
      </div>
    </div>
  )
}
