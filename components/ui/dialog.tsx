'use client'

import { DialogBody, type DialogBodyProps } from './dialog-body'
import { DialogFrame, type DialogFrameProps } from './dialog-frame'

export type DialogProps = Omit<DialogFrameProps, 'children'> & DialogBodyProps

/** `trigger` is a `Button` element; leave it out when `open` is held outside. */
export function Dialog({ trigger, open, onOpenChange, width, ...body }: DialogProps) {
  return (
    <DialogFrame trigger={trigger} open={open} onOpenChange={onOpenChange} width={width}>
      <DialogBody {...body} />
    </DialogFrame>
  )
}
