import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/text-link'

/** What stands alone where a page would be: one statement and one way on. */
export function StandalonePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main
      id="content"
      className="mx-auto flex min-h-[70dvh] w-full max-w-md flex-col items-start justify-center px-5"
    >
      <h1 className="text-title font-bold tracking-tight">{title}</h1>
      <p className="mt-2 text-body text-pretty text-muted">{children}</p>
      <p className="mt-4">
        <TextLink href="/">To your workspace</TextLink>
      </p>
    </main>
  )
}
