'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogClose } from '@/components/ui/dialog-close'
import { findShortened, type Retention } from '@/lib/access/settings/settings-schema'
import { formatInstant } from '@/lib/format/format-instant'
import type { KeptTexts } from '@/lib/metrics/count-kept-texts'
import { countKeptTextsAction } from './count-kept-texts-action'

export type ShortenDialogProps = {
  slug: string
  before: Retention
  /** Null while nothing is asked. */
  after: Retention | null
  timeZone: string
  onAnswer: (yes: boolean) => void
}

/** Names what goes for ever when a retention becomes shorter, and when. */
export function ShortenDialog({ slug, before, after, timeZone, onAnswer }: ShortenDialogProps) {
  if (!after) return null
  const shortened = findShortened(before, after)
  return (
    <Dialog
      title="Keep less than before?"
      sentence="It begins within the hour and cannot be undone. Conversations, goals and all figures stay."
      width="small"
      open
      onOpenChange={(open) => open || onAnswer(false)}
      footer={
        <>
          <DialogClose />
          <Button look="danger" onClick={() => onAnswer(true)}>
            Save, and let it go
          </Button>
        </>
      }
    >
      <ul className="list-disc space-y-2 pl-5">
        {shortened.includes('messagesKeptDays') && after.messagesKeptDays !== null ? (
          <TextsThatGo slug={slug} days={after.messagesKeptDays} timeZone={timeZone} />
        ) : null}
        {shortened.includes('deliveriesKeptDays') ? (
          <li>
            The raw bytes of webhooks received before {limitOf(after.deliveriesKeptDays, timeZone)}: what was
            misread in them cannot be read again.
          </li>
        ) : null}
      </ul>
    </Dialog>
  )
}

type TextsThatGoProps = { slug: string; days: number; timeZone: string }

function TextsThatGo({ slug, days, timeZone }: TextsThatGoProps) {
  const [kept, setKept] = useState<KeptTexts | null>(null)

  useEffect(() => {
    let isCurrent = true
    const count = async () => {
      const result = await countKeptTextsAction(slug, { days }).catch(() => null)
      if (isCurrent && result?.ok) setKept(result)
    }
    void count()
    return () => {
      isCurrent = false
    }
  }, [slug, days])

  return (
    <li>
      The text of <span role="status">{tellCount(kept)}</span> from before {limitOf(days, timeZone)}, with the
      clicks and links that came with them, quarantined events received before then, and names and phone
      numbers that nothing since has told.
    </li>
  )
}

function tellCount(kept: KeptTexts | null): string {
  if (kept === null) return 'all messages'
  if (kept.hasMore) return `more than ${kept.count.toLocaleString('en-GB')} messages`
  return kept.count === 1 ? '1 message' : `${kept.count.toLocaleString('en-GB')} messages`
}

function limitOf(days: number, timeZone: string): string {
  return formatInstant(new Date(Date.now() - days * 86_400_000), timeZone)
}
