'use client'

import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'

export type PageErrorProps = { error: Error & { digest?: string }; retry: () => void }

/** What went wrong is in the server's log under the digest; its words stay there. */
export function PageError({ error, retry }: PageErrorProps) {
  const name = error.digest ? ` The log names it ${error.digest}.` : ''
  return (
    <ErrorState
      title="This page could not be read"
      sentence={`Try again, or come back in a minute.${name}`}
      action={<Button onClick={retry}>Try again</Button>}
    />
  )
}
