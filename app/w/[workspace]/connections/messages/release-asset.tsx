'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import { FormMessage } from '@/components/form/form-message'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogClose } from '@/components/ui/dialog-close'
import { releaseAssetAction } from './release-asset-action'

export type ReleaseAssetProps = { slug: string; connectionId: string; name: string; channel: string }

/** Says what stops and what stays, before it does: messages that come meanwhile cannot be fetched later. */
export function ReleaseAsset({ slug, connectionId, name, channel }: ReleaseAssetProps) {
  const [open, setOpen] = useState(false)
  const [pending, setPending] = useState(false)
  const [message, setMessage] = useState<string>()

  const change = (isOpen: boolean) => {
    setMessage(undefined)
    setOpen(isOpen)
  }
  const release = async () => {
    if (pending) return
    setPending(true)
    const result = await releaseAssetAction(slug, { connectionId }).catch(() => null)
    setPending(false)
    if (!result?.ok) {
      setMessage(
        result?.message ?? 'The server could not be reached. Look whether it stopped, then try again.',
      )
      return
    }
    setOpen(false)
    toast.success(`Messages of ${name} no longer come here`)
  }

  return (
    <Dialog
      title={`Let go of ${name}?`}
      sentence={`Its messages on ${channel} stop coming here at once, and Meta is told to send no more.`}
      width="small"
      open={open}
      onOpenChange={change}
      trigger={
        <Button look="quiet" size="small" aria-label={`Let go: ${name} on ${channel}`}>
          Let go
        </Button>
      }
      footer={
        <>
          <DialogClose />
          <Button look="danger" onClick={release} aria-disabled={pending}>
            {pending ? 'Letting go' : 'Let go'}
          </Button>
        </>
      }
    >
      <ul className="list-disc space-y-1 pl-5 text-small">
        <li>What people write from now on is not kept, and Meta does not hand it out later.</li>
        <li>Any workspace whose people may answer for it at Meta can take it.</li>
        <li>Conversations, goals and figures so far stay as they are.</li>
      </ul>
      {message ? (
        <div className="mt-4">
          <FormMessage message={message} />
        </div>
      ) : null}
    </Dialog>
  )
}
