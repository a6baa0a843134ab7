'use client'

import { useState } from 'react'
import { FormMessage } from '@/components/form/form-message'
import { Button } from '@/components/ui/button'
import { beginFacebook } from './begin-facebook'

export type FacebookButtonProps = {
  /** A path of this site. */
  callbackUrl: string
}

/** For those who have linked a Facebook account; next-auth leads to Facebook's dialog. */
export function FacebookButton({ callbackUrl }: FacebookButtonProps) {
  const [leaving, setLeaving] = useState(false)
  const [message, setMessage] = useState<string>()

  const leave = async () => {
    if (leaving) return
    setMessage(undefined)
    setLeaving(true)
    const begun = await beginFacebook(callbackUrl)
    if (begun.ok) return window.location.assign(begun.address)
    setLeaving(false)
    setMessage(begun.message)
  }

  return (
    <div className="mt-4 flex flex-col gap-3 border-t border-hairline pt-4">
      <Button onClick={leave} aria-disabled={leaving} className="w-full">
        {leaving ? 'Going to Facebook' : 'Continue with Facebook'}
      </Button>
      <FormMessage message={message} />
    </div>
  )
}
