import { Callout } from '@/components/ui/callout'
import { LinkButton } from '@/components/ui/link-button'
import { listChoosableAccounts } from '@/lib/access/meta/list-choosable-accounts'
import type { MetaLoginRow } from '@/lib/access/meta/list-meta-logins'
import type { Scope } from '@/lib/access/scope'
import { AppError } from '@/lib/errors'
import { AccountPicker } from './account-picker'

export type AccountChoiceProps = { scope: Scope; login: MetaLoginRow; closeHref: string }

/** The ad accounts of a login to choose from, as Meta lists them now. */
export async function AccountChoice({ scope, login, closeHref }: AccountChoiceProps) {
  const accounts = await listChoosableAccounts(scope, login.loginId).catch(toSentence)
  if (typeof accounts === 'string') {
    return (
      <Callout
        tone="bad"
        title="The ad accounts could not be listed"
        action={
          <LinkButton href={closeHref} size="small">
            Close
          </LinkButton>
        }
      >
        {accounts}
      </Callout>
    )
  }
  return (
    <AccountPicker
      slug={scope.slug}
      loginId={login.loginId}
      name={login.name}
      accounts={accounts}
      closeHref={closeHref}
    />
  )
}

function toSentence(error: unknown): string {
  if (error instanceof AppError) return error.message
  throw error
}
