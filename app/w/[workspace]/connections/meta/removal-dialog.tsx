'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import { FormMessage } from '@/components/form/form-message'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogClose } from '@/components/ui/dialog-close'
import type { ActionResult } from '@/lib/access/action'
import type { Removed } from '@/lib/access/meta/delete-accounts'
import { tellRemoved } from './tell-holdings'
import { WhatGoes } from './what-goes'

export type RemovalDialogProps = {
  slug: string
  title: string
  sentence: string
  /** What the button that opens it says, and whom it is about for those who only hear it. */
  label: string
  about: string
  /** What the button that does it says. */
  confirm: string
  locale: string
  of: { loginId: string } | { accountId: string }
  remove: () => Promise<ActionResult<Removed>>
}

/** Names what goes for ever, before it does. */
export function RemovalDialog(props: RemovalDialogProps) {
  const { slug, title, sentence, label, about, confirm, locale, of, remove } = props
  const [open, setOpen] = useState(false)
  const [pending, setPending] = useState(false)
  const [message, setMessage] = useState<string>()

  const change = (isOpen: boolean) => {
    setMessage(undefined)
    setOpen(isOpen)
  }
  const start = async () => {
    if (pending) return
    setPending(true)
    const result = await remove().catch(() => null)
    setPending(false)
    if (!result?.ok) {
      setMessage(
        result?.message ?? 'The server could not be reached. Look whether it is gone, then try again.',
      )
      return
    }
    setOpen(false)
    toast.success(tellRemoved(result, locale))
  }

  return (
    <Dialog
      title={title}
      sentence={sentence}
      width="small"
      open={open}
      onOpenChange={change}
      trigger={
        <Button look="quiet" size="small" aria-label={`${label}: ${about}`}>
          {label}
        </Button>
      }
      footer={
        <>
          <DialogClose />
          <Button look="danger" onClick={start} aria-disabled={pending}>
            {pending ? 'Removing' : confirm}
          </Button>
        </>
      }
    >
      <WhatGoes slug={slug} of={of} locale={locale} />
      {message ? (
        <div className="mt-4">
          <FormMessage message={message} />
        </div>
      ) : null}
    </Dialog>
  )
}
