'use client'

import { catchError, type ErrorInfo } from 'next/error'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'

export type SectionFailureProps = { title: string }

function SectionFailure({ title }: SectionFailureProps, { retry }: ErrorInfo) {
  return (
    <Card title={title}>
      <ErrorState title={`${title} could not be read`} action={<Button onClick={retry}>Try again</Button>} />
    </Card>
  )
}

/** A section that fails does so alone, and can be tried again alone. */
export const SectionBoundary = catchError(SectionFailure)
