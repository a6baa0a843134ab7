import { StatusDot } from '@/components/ui/status-dot'
import { TextLink } from '@/components/ui/text-link'
import type { AccountNote } from './tell-accounts'

export type AccountNotesProps = { notes: AccountNote[]; slug: string }

/** Why the cost is not whole, or not of quite the same days. */
export function AccountNotes({ notes, slug }: AccountNotesProps) {
  if (notes.length === 0) return null
  return (
    <ul aria-label="About the ad accounts" className="mt-3 space-y-1">
      {notes.map(({ key, tone, sentence, needsHelp }) => (
        <li key={key}>
          <StatusDot tone={tone}>
            {sentence}
            {needsHelp ? (
              <>
                {' '}
                <TextLink href={`/w/${slug}/connections#meta`}>See connections</TextLink>
              </>
            ) : null}
          </StatusDot>
        </li>
      ))}
    </ul>
  )
}
