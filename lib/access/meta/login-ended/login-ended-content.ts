import type { MailContent, MailPart } from '@/lib/email/mail-content'
import { ownAddress } from '@/lib/own-address'
import type { Scope } from '../../scope'

export interface EndedLogin {
  /** Who had logged in, as Meta names them. */
  name: string
  /** Why it ended, as a sentence. */
  problem: string | null
  /** Names of the ad accounts that were read with it. */
  accounts: string[]
}

/** What happened, what it means for the figures, and the one thing to do. */
export function loginEndedContent(
  { slug, workspaceName, role }: Scope,
  { name, problem, accounts }: EndedLogin,
): MailContent & { subject: string } {
  const parts: MailPart[] = [
    { kind: 'paragraph', text: problem ?? `Meta takes the login of ${name} no more.` },
    { kind: 'paragraph', text: meaningOf(accounts) },
    {
      kind: 'paragraph',
      text: 'To go on, somebody who may see these ad accounts logs in with Facebook again on the Connections page. The days between are then fetched too.',
    },
    { kind: 'button', label: 'Connect again', href: ownAddress(`/w/${slug}/connections#meta`) },
  ]
  return {
    subject: `${workspaceName}: connect Meta again`,
    preview: 'Costs, impressions and clicks stand still until then.',
    heading: `The login of ${name} with Meta has ended`,
    parts,
    footer: [{ text: `You get this once, as you are ${role} of ${workspaceName} on Click to Haptik.` }],
  }
}

function meaningOf(accounts: string[]): string {
  if (accounts.length === 0) return 'No ad account was read with it.'
  const named = new Intl.ListFormat('en-GB').format(accounts)
  const whose = accounts.length === 1 ? `the ad account ${named}` : `the ad accounts ${named}`
  return `Costs, impressions and clicks of ${whose} stand still since then. Conversations and goals are counted as ever.`
}
