'use client'

import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'

export type SecretOnceProps = { address?: string; secret: string; note?: string; onDone: () => void }

export function SecretOnce({ address, secret, note, onDone }: SecretOnceProps) {
  return (
    <div className="space-y-4">
      {address ? <Shown label="Webhook address" text={address} what="webhook address" /> : null}
      <Shown label="Signing secret" text={secret} what="signing secret" />
      {note ? <p className="text-small text-muted">{note}</p> : null}
      <div className="flex justify-end">
        <Button look="primary" onClick={onDone}>
          I have kept it
        </Button>
      </div>
    </div>
  )
}

function Shown({ label, text, what }: { label: string; text: string; what: string }) {
  return (
    <div>
      <p className="mb-1.5 text-small font-medium">{label}</p>
      <div className="flex items-start gap-2">
        <code className="min-w-0 flex-1 rounded-md bg-sunken px-2 py-1.5 text-note wrap-anywhere">
          {text}
        </code>
        <CopyButton text={text} what={what} />
      </div>
    </div>
  )
}
