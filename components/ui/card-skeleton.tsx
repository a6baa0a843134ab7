import { Card } from './card'
import { Skeleton } from './skeleton'

export type CardSkeletonProps = {
  title: string
  sentence?: string
  /** Height classes of the content that comes: "h-[236px]". */
  className: string
}

/** What stands in a section's place until it is read: same title, same height. */
export function CardSkeleton({ title, sentence, className }: CardSkeletonProps) {
  return (
    <Card title={title} sentence={sentence}>
      <p role="status" className="sr-only">
        Reading {title}
      </p>
      <Skeleton className={className} />
    </Card>
  )
}
