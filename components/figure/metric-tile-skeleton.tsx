import { Skeleton } from '../ui/skeleton'

/** The size of a `MetricTile` with a note. */
export function MetricTileSkeleton({ label }: { label: string }) {
  return (
    <div className="flex min-w-0 flex-col rounded-card border border-hairline bg-surface px-3.5 py-3">
      <div className="text-small font-medium text-muted">{label}</div>
      <Skeleton className="mt-1 h-[1.875rem] w-24" />
      <Skeleton className="mt-1 h-6 w-full" />
      <Skeleton className="mt-1.5 h-4 w-28" />
    </div>
  )
}
