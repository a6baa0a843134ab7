import { classNames } from './class-names'

export type SkeletonProps = {
  /** Size classes of what comes: "h-[200px] w-full". */
  className: string
}

export function Skeleton({ className }: SkeletonProps) {
  return <div aria-hidden="true" className={classNames('animate-pulse rounded-md bg-sunken', className)} />
}
