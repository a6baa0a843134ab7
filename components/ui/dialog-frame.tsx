'use client'

import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names'

const widths = { small: 'max-w-md', medium: 'max-w-2xl', large: 'max-w-5xl' }

export type DialogFrameProps = {
  /** A `DialogBody`; it is there only while the dialog is open. */
  children: ReactNode
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  width?: keyof typeof widths
}

/** The bare dialog, for content that draws title, footer and aside from a state of its own. */
export function DialogFrame({ children, trigger, open, onOpenChange, width = 'medium' }: DialogFrameProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop
          // A question over a dialog dims the dialog too.
          forceRender
          className="fixed inset-0 z-50 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <BaseDialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-start sm:p-6 sm:pt-[8dvh]">
          <BaseDialog.Popup
            className={classNames(
              'popup-motion flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-xl border border-hairline bg-surface shadow-dialog outline-none sm:max-h-[84dvh] sm:rounded-xl',
              widths[width],
            )}
          >
            {children}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
