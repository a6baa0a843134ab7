'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import { FormMessage } from '@/components/form/form-message'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { dropLinkAction } from './drop-link-action'
import { linkFacebookAction } from './link-facebook-action'

export type ConfirmLinkProps = { metaUserId: string; name: string; email: string }

/** Names both sides before they are linked: another person's Facebook may be open in this browser. */
export function ConfirmLink({ metaUserId, name, email }: ConfirmLinkProps) {
  const [pending, setPending] = useState(false)
  const [message, setMessage] = useState<string>()

  const link = async () => {
    setMessage(undefined)
    setPending(true)
    const result = await linkFacebookAction({ metaUserId }).catch(() => null)
    setPending(false)
    if (result?.ok) toast.success('You can sign in with Facebook now')
    else setMessage(result?.message ?? 'The server could not be reached. Try again.')
  }

  return (
    <form
      aria-label="Link Facebook"
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void link()
      }}
    >
      <p>
        Whoever signs in to Facebook as <bdi className="font-semibold">{name}</bdi> will be you here,{' '}
        <span className="font-semibold wrap-anywhere">{email}</span>. Is that your own Facebook account?
      </p>
      <FormMessage message={message} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => void dropLinkAction({})}>Not mine</Button>
        <SubmitButton pending={pending} pendingText="Linking">
          Link it
        </SubmitButton>
      </div>
    </form>
  )
}
