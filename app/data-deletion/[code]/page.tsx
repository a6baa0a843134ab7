import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { type DeletionStatus, getDeletionStatus } from '@/lib/access/meta/deletion-requests'
import { formatInstant } from '@/lib/format/format-instant'
import { tellRemoved } from '@/lib/privacy/tell-removed'

export const metadata: Metadata = { title: 'Data deletion' }

/** What became of a call of Meta's, for whoever has its code: without a sign-in, and nothing of who it was. */
export default async function DataDeletionPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const status = /^[0-9a-f]{32}$/.test(code) ? await getDeletionStatus(code) : null
  if (!status) notFound()
  return (
    <main id="content" className="mx-auto w-full max-w-md px-4 py-10">
      <h1 className="mb-4 text-title font-bold tracking-tight">Data deletion</h1>
      <Card title={status.completedAt === null ? 'Under way' : 'Done'} sentence={titles[status.kind]}>
        <dl className="space-y-2 text-small">
          <Fact name="Received" text={toTime(status.receivedAt)} />
          <Fact
            name="Done"
            text={
              status.completedAt === null
                ? 'Not yet. Come back in a few minutes.'
                : toTime(status.completedAt)
            }
          />
          <Fact name="What went" text={tellOutcome(status)} />
          <Fact name="Code" text={code} />
        </dl>
      </Card>
      <p className="mt-4 text-small text-muted">
        What is kept of whom, and how to have it deleted: <TextLink href="/privacy">privacy</TextLink>.
      </p>
    </main>
  )
}

const titles: Record<DeletionStatus['kind'], string> = {
  deletion: 'Meta asked us to delete what we keep of somebody who logged in with Facebook.',
  deauthorisation: 'Somebody took back the permission that they had given us at Facebook.',
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="break-words">{text}</dd>
    </div>
  )
}

function toTime(instant: string): string {
  return `${formatInstant(new Date(instant), 'UTC')} UTC`
}

function tellOutcome({ removed }: DeletionStatus): string {
  if (removed === null) return 'It will say here.'
  const kept = (removed.kept ?? 0) > 0 ? ' A login made after the request stays: it was given anew.' : ''
  return `${tellRemoved(removed)}${kept}`
}
