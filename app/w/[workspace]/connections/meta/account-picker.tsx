'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { FormMessage } from '@/components/form/form-message'
import { SubmitButton } from '@/components/form/submit-button'
import { Checkbox } from '@/components/ui/checkbox'
import { LinkButton } from '@/components/ui/link-button'
import type { ChoosableAccount } from '@/lib/access/meta/list-choosable-accounts'
import { chooseAdAccountsAction } from './choose-ad-accounts-action'
import { tellAccount, tellChosen } from './tell-account'

export type AccountPickerProps = {
  slug: string
  loginId: string
  /** Who logged in. */
  name: string
  accounts: ChoosableAccount[]
  closeHref: string
}

export function AccountPicker({ slug, loginId, name, accounts, closeHref }: AccountPickerProps) {
  const router = useRouter()
  const [picked, setPicked] = useState<string[]>([])
  const [message, setMessage] = useState<string>()
  const [pending, setPending] = useState(false)

  const pick = (accountId: string, isPicked: boolean) =>
    setPicked((before) => (isPicked ? [...before, accountId] : before.filter((other) => other !== accountId)))
  const submit = async () => {
    if (picked.length === 0) return setMessage('Choose an ad account.')
    setMessage(undefined)
    setPending(true)
    const result = await chooseAdAccountsAction(slug, { loginId, accountIds: picked }).catch(() => null)
    setPending(false)
    if (!result?.ok) return setMessage(result?.message ?? 'The server could not be reached. Try again.')
    toast.success(tellChosen(result), { description: 'The last ninety days are being fetched.' })
    router.replace(closeHref, { scroll: false })
  }

  return (
    <form
      aria-label={`Ad accounts of ${name}`}
      className="space-y-4 rounded-control border border-hairline p-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p className="font-semibold">
        Which ad accounts of <bdi>{name}</bdi> belong to this brand?
      </p>
      {accounts.length === 0 ? (
        <p className="text-small text-muted">This login can read no ad account.</p>
      ) : (
        <ul className="space-y-3">
          {accounts.map((account) => (
            <li key={account.accountId}>
              <Account
                account={account}
                loginId={loginId}
                isPicked={picked.includes(account.accountId)}
                onPick={pick}
              />
            </li>
          ))}
        </ul>
      )}
      <FormMessage message={message} />
      <div className="flex justify-end gap-2">
        <LinkButton href={closeHref}>{accounts.length === 0 ? 'Close' : 'Not now'}</LinkButton>
        {accounts.length === 0 ? null : (
          <SubmitButton pending={pending} pendingText="Connecting">
            Connect them
          </SubmitButton>
        )}
      </div>
    </form>
  )
}

type AccountProps = {
  account: ChoosableAccount
  loginId: string
  isPicked: boolean
  onPick: (accountId: string, isPicked: boolean) => void
}

function Account({ account, loginId, isPicked, onPick }: AccountProps) {
  const isChosen = account.chosenBy?.loginId === loginId
  return (
    <Checkbox
      label={<bdi>{account.name}</bdi>}
      hint={tellAccount(account, loginId)}
      checked={isChosen || isPicked}
      disabled={isChosen}
      onChange={(checked) => onPick(account.accountId, checked)}
    />
  )
}
