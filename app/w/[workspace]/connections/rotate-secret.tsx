'use client'

import { useState } from 'react'
import { z } from 'zod'
import { CheckboxField } from '@/components/form/checkbox-field'
import { FormMessage } from '@/components/form/form-message'
import { SubmitButton } from '@/components/form/submit-button'
import { useActionForm } from '@/components/form/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogClose } from '@/components/ui/dialog-close'
import { formatInstant } from '@/lib/format/format-instant'
import { rotateSecretAction } from './rotate-secret-action'
import { SecretOnce } from './secret-once'

export type RotateSecretProps = { slug: string; connectionId: string; name: string; timeZone: string }

type Rotated = { secret: string; oldSecretEndsAt: string }

export function RotateSecret({ slug, connectionId, name, timeZone }: RotateSecretProps) {
  const [open, setOpen] = useState(false)
  const [rotated, setRotated] = useState<Rotated | null>(null)

  const change = (isOpen: boolean) => {
    setOpen(isOpen)
    if (isOpen) setRotated(null)
  }

  return (
    <Dialog
      title={`New secret for ${name}`}
      sentence={
        rotated
          ? 'Give it to your bot platform now. It is not shown again.'
          : 'A new signing secret, to take the place of the one in use.'
      }
      width="small"
      open={open}
      onOpenChange={change}
      trigger={<Button size="small">New secret</Button>}
    >
      {rotated ? (
        <SecretOnce
          secret={rotated.secret}
          note={endOfOld(rotated, timeZone)}
          onDone={() => setOpen(false)}
        />
      ) : (
        <RotateForm slug={slug} connectionId={connectionId} onRotated={setRotated} />
      )}
    </Dialog>
  )
}

function endOfOld({ oldSecretEndsAt }: Rotated, timeZone: string): string {
  const end = new Date(oldSecretEndsAt)
  return `The old secret is good until ${formatInstant(end, timeZone)} (${timeZone}).`
}

const typedSchema = z.object({ endOldNow: z.boolean() })

type RotateFormProps = { slug: string; connectionId: string; onRotated: (rotated: Rotated) => void }

function RotateForm({ slug, connectionId, onRotated }: RotateFormProps) {
  const { control, submit, message, pending } = useActionForm({
    schema: typedSchema,
    action: (input: { endOldNow: boolean }) => rotateSecretAction(slug, { connectionId, ...input }),
    defaultValues: { endOldNow: false },
    onDone: onRotated,
  })
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <CheckboxField
        control={control}
        name="endOldNow"
        label="The old one ends now"
        hint="For a secret that has become known. Otherwise both are good for 24 hours, so that nothing is lost while the platform changes over."
      />
      <FormMessage message={message} />
      <div className="flex justify-end gap-2">
        <DialogClose />
        <SubmitButton pending={pending} pendingText="Making it">
          Make a new secret
        </SubmitButton>
      </div>
    </form>
  )
}
