import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { findLinkedSchedule } from '@/lib/reports/schedules/linked-schedule'

export const metadata: Metadata = {
  title: 'Scheduled mail',
  robots: { index: false },
  referrer: 'no-referrer',
}

/**
 * Where the link in a scheduled mail leads, without a sign-in. Opening it changes nothing, as mail scanners
 * open links; the button does.
 */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const schedule = await findLinkedSchedule(token)
  if (!schedule) notFound()
  const { name, workspaceName, isStopped } = schedule
  return (
    <main id="content" className="mx-auto w-full max-w-md px-4 py-10">
      <h1 className="mb-4 text-title font-bold tracking-tight wrap-anywhere">
        <bdi>{name}</bdi>
      </h1>
      <Card
        title={isStopped ? 'You get this mail no more' : 'You get this mail on a schedule'}
        sentence={
          isStopped
            ? 'It is stopped. Nothing else changed: other mails and your account stay as they are.'
            : `It comes from ${workspaceName} on Click to Haptik. Stopping it stops this one mail and nothing else.`
        }
      >
        <form method="post" action={`/api/unsubscribe/${token}`}>
          <input type="hidden" name="choice" value={isStopped ? 'resume' : 'stop'} />
          <Button type="submit" look={isStopped ? 'plain' : 'primary'}>
            {isStopped ? 'Undo: send it again' : 'Stop this mail'}
          </Button>
        </form>
      </Card>
    </main>
  )
}
