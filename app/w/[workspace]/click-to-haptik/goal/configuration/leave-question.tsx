'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogClose } from '@/components/ui/dialog-close'

export type LeaveQuestionProps = { open: boolean; onStay: () => void; onLeave: () => void }

/** Stands between a form with unsaved work and its closing, whichever way that was asked for. */
export function LeaveQuestion({ open, onStay, onLeave }: LeaveQuestionProps) {
  return (
    <Dialog
      title="Leave without saving?"
      sentence="What you changed of the goal is not saved yet."
      width="small"
      open={open}
      onOpenChange={(isOpen) => !isOpen && onStay()}
      footer={
        <>
          <DialogClose label="Keep editing" />
          <Button look="danger" onClick={onLeave}>
            Discard changes
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  )
}
