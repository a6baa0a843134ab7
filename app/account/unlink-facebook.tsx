'use client'

import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { FormMessage } from '@/components/form/form-message'
import { Button } from '@/components/ui/button'
import { unlinkFacebookAction } from './unlink-facebook-action'

export type UnlinkFacebookProps = {
  /** Without one Facebook is the only way in. */
  hasPassword: boolean
}

/** Asks nothing before: linking again undoes it. */
export function UnlinkFacebook({ hasPassword }: UnlinkFacebookProps) {
  const [pending, startTransition] = useTransition()
  const [message, setMessage] = useState<string>()

  const unlink = () =>
    startTransition(async () => {
      const result = await unlinkFacebookAction({}).catch(() => null)
      if (result?.ok) toast.success('Facebook no longer signs you in')
      else setMessage(result?.message ?? 'The server could not be reached. Try again.')
    })

  if (!hasPassword) {
    return (
      <p className="text-small text-muted">
        It is your only way in, so it stays linked until you have a password.
      </p>
    )
  }
  return (
    <div className="flex flex-col items-end gap-2">
      <Button size="small" onClick={unlink} aria-disabled={pending}>
        {pending ? 'Unlinking' : 'Unlink'}
      </Button>
      <FormMessage message={message} />
    </div>
  )
}
