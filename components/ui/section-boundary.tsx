'use client'

import { unstable_rethrow } from 'next/navigation'
import { Component, type ReactNode } from 'react'
import { Card } from './card'
import { ErrorState } from './error-state'
import { RetryButton } from './retry-button'

export type SectionBoundaryProps = {
  /** The section's own title, which stays above the failure. */
  title: string
  children: ReactNode
}

/** Lets a section of a page fail alone. Stands around the section's Suspense. */
export class SectionBoundary extends Component<SectionBoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(error: unknown) {
    unstable_rethrow(error)
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Card title={this.props.title}>
        <ErrorState
          title={`${this.props.title} could not be read`}
          action={<RetryButton onRetry={() => this.setState({ failed: false })} />}
        />
      </Card>
    )
  }
}
