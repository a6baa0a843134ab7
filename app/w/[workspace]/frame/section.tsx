import { type ReactNode, Suspense } from 'react'
import { CardSkeleton, type CardSkeletonProps } from '@/components/ui/card-skeleton'
import { SectionBoundary } from '@/components/ui/section-boundary'

export type SectionProps = CardSkeletonProps & { children: ReactNode }

/** Streams when it is read; until then its skeleton keeps its place. */
export function Section({ children, ...skeleton }: SectionProps) {
  return (
    <SectionBoundary title={skeleton.title}>
      <Suspense fallback={<CardSkeleton {...skeleton} />}>{children}</Suspense>
    </SectionBoundary>
  )
}
