'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogClose } from '@/components/ui/dialog-close'
import type { Journey } from '@/lib/journeys/journey'

export type DeleteJourneyDialogProps = {
  /** Null while nothing is asked. */
  journey: Journey | null
  onConfirm: () => void
  onCancel: () => void
}

/** Names what hangs on a journey before it goes. */
export function DeleteJourneyDialog({ journey, onConfirm, onCancel }: DeleteJourneyDialogProps) {
  if (!journey) return null
  const count = journey.ads.length
  return (
    <Dialog
      title={`Delete “${journey.name}”?`}
      sentence={`${count === 1 ? 'This ad leads' : `These ${count} ads lead`} into it and will be without a journey. Undo, right after, brings the journey and its links back.`}
      width="small"
      open
      onOpenChange={(open) => open || onCancel()}
      footer={
        <>
          <DialogClose />
          <Button look="danger" onClick={onConfirm}>
            Delete the journey
          </Button>
        </>
      }
    >
      <ul className="max-h-60 divide-y divide-hairline overflow-y-auto rounded-control border border-hairline">
        {journey.ads.map(({ adId, name }) => (
          <li key={adId} className="px-3 py-2">
            <bdi className="block truncate font-medium">{name ?? adId}</bdi>
            {name ? <span className="block truncate text-note text-muted">{adId}</span> : null}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
