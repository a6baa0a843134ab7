'use client'

import { PageError, type PageErrorProps } from './page-error'

export default function StandaloneError(props: PageErrorProps) {
  return (
    <main id="content" className="flex min-h-[70dvh] items-center justify-center">
      <PageError {...props} />
    </main>
  )
}
