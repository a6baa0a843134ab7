'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { z } from 'zod'
import { FormMessage } from '@/components/form/form-message'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogClose } from '@/components/ui/dialog-close'
import { createConnectionAction } from './create-connection-action'
import { SecretOnce } from './secret-once'

type Made = { address: string; secret: string }

/** Asks for a name, then shows the address and the secret, which no later look brings back. */
export function NewConnection({ slug }: { slug: string }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<Made | null>(null)

  /** The page is read anew only now: the list, once it has a row, may replace the button that holds this dialog. */
  const change = (isOpen: boolean) => {
    setOpen(isOpen)
    if (isOpen) setMade(null)
    else if (made) router.refresh()
  }

  return (
    <Dialog
      title={made ? 'The connection is there' : 'New bot connection'}
      sentence={
        made
          ? 'Give both to your bot platform now. The secret is not shown again.'
          : 'A bot platform sends its events to the address of a connection, signed with its secret.'
      }
      width="small"
      open={open}
      onOpenChange={change}
      trigger={<Button look="primary">New connection</Button>}
    >
      {made ? (
        <SecretOnce {...made} onDone={() => change(false)} />
      ) : (
        <NameForm slug={slug} onMade={setMade} />
      )}
    </Dialog>
  )
}

/** Only the shape: what a name may be is said by the action, beside the field. */
const typedSchema = z.object({ name: z.string() })

function NameForm({ slug, onMade }: { slug: string; onMade: (made: Made) => void }) {
  const { control, submit, message, pending } = useActionForm({
    schema: typedSchema,
    action: (input: { name: string }) => createConnectionAction(slug, input),
    defaultValues: { name: '' },
    onDone: onMade,
  })
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <TextField
        control={control}
        name="name"
        label="Name"
        hint="What you call the bot: “Shop assistant”."
        autoComplete="off"
      />
      <FormMessage message={message} />
      <div className="flex justify-end gap-2">
        <DialogClose />
        <SubmitButton pending={pending} pendingText="Creating">
          Create
        </SubmitButton>
      </div>
    </form>
  )
}
