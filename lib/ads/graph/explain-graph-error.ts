import type { GraphError, GraphErrorKind } from './graph-error'

const whyDead = new Map<number | null, string>([
  [458, 'The person who connected it has removed this app at Facebook.'],
  [459, 'Facebook asks the person who connected it to confirm who they are.'],
  [460, 'The person who connected it has changed their Facebook password.'],
  [463, 'The login with Facebook has expired.'],
  [464, 'The Facebook account that connected it is not confirmed.'],
])

const sentences: Record<Exclude<GraphErrorKind, 'token-dead'>, string> = {
  permission: 'Meta does not let this login read the ad account any more.',
  throttled: 'Meta asked us to wait before reading on.',
  'too-much-data': 'Meta has more for this account than it hands out at once.',
  temporary: 'Meta could not be read just now; we try again by ourselves.',
  gone: 'Meta has no such ad account, or hides it from this login.',
  'bad-request': 'Meta did not accept our question. This is a mistake of ours.',
  version: 'Meta has ended the version of its interface that we use. This is ours to mend.',
}
const blockedByPolicy = 368

/** A sentence for people on what hinders us at Meta, and what they can do where they can. */
export function explainGraphError({ kind, code, subcode }: GraphError): string {
  if (kind === 'token-dead') {
    return `${whyDead.get(subcode) ?? 'Facebook no longer accepts the login.'} Connect again.`
  }
  if (code === blockedByPolicy) return 'Meta has blocked this for a breach of its policies.'
  return sentences[kind]
}
