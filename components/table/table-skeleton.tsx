import { Skeleton } from '../ui/skeleton'

export type TableSkeletonProps = { rows: number; label: string }

export function TableSkeleton({ rows, label }: TableSkeletonProps) {
  const keys = Array.from({ length: rows }, (_, index) => `row ${index}`)
  return (
    <div>
      <p role="status" className="sr-only">
        Reading {label}
      </p>
      <Skeleton className="mb-3 h-4 w-full" />
      {keys.map((key) => (
        <div key={key} aria-hidden="true" className="border-t border-hairline py-3">
          <Skeleton className="h-4 w-full" />
        </div>
      ))}
    </div>
  )
}
