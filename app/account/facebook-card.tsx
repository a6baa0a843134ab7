import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { StatusDot } from '@/components/ui/status-dot'
import type { FacebookProblem } from '@/lib/access/facebook/facebook-problems'
import { readPendingLink } from '@/lib/access/facebook/pending-link'
import { readFacebookLink } from '@/lib/access/facebook/read-facebook-link'
import type { SignedInUser } from '@/lib/access/signed-in-user'
import { formatInstant } from '@/lib/format/format-instant'
import { ConfirmLink } from './confirm-link'
import { facebookSentences } from './facebook-sentences'
import { UnlinkFacebook } from './unlink-facebook'

export type FacebookCardProps = { user: SignedInUser; problem: FacebookProblem | null }

/** No workspace decides the zone here. */
const zone = 'UTC'

export async function FacebookCard({ user, problem }: FacebookCardProps) {
  const [{ linkedAt, hasPassword }, pending] = await Promise.all([
    readFacebookLink(user),
    readPendingLink(Date.now()),
  ])
  return (
    <Card
      id="facebook"
      title="Facebook"
      sentence="Link your Facebook account and sign in with it, besides your password. We ask Facebook for your name alone; it connects no ad account."
    >
      {problem ? (
        <div role="alert" className="mb-4">
          <Callout tone="warning" title="Nothing was linked">
            {facebookSentences[problem]}
          </Callout>
        </div>
      ) : null}
      {linkedAt ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <StatusDot tone="good">
            Linked since {formatInstant(new Date(linkedAt), zone)} ({zone})
          </StatusDot>
          <UnlinkFacebook hasPassword={hasPassword} />
        </div>
      ) : pending ? (
        <ConfirmLink metaUserId={pending.metaUserId} name={pending.name} email={user.email} />
      ) : (
        <LinkButton href="/api/account/facebook/start" external>
          Link Facebook
        </LinkButton>
      )}
    </Card>
  )
}
