'use client'

import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names'
import { IconButton } from './icon-button'

const widths = { small: 'max-w-md', medium: 'max-w-2xl', large: 'max-w-5xl' }

export type DialogProps = {
  title: string
  sentence?: ReactNode
  children: ReactNode
  /** A `Button` element; leave it out when `open` is held outside. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** A note at the left, then the buttons: `<><span className="mr-auto">…</span><DialogClose/>…</>`. */
  footer?: ReactNode
  /** A second column at the right, on the page's background; below the content on small screens. */
  aside?: ReactNode
  width?: keyof typeof widths
}

export function Dialog({ trigger, open, onOpenChange, width = 'medium', ...content }: DialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-50 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-start sm:p-6 sm:pt-[8dvh]">
          <BaseDialog.Popup
            className={classNames(
              'popup-motion flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-xl border border-hairline bg-surface shadow-dialog outline-none sm:max-h-[84dvh] sm:rounded-xl',
              widths[width],
            )}
          >
            <DialogContent {...content} />
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

function DialogContent({
  title,
  sentence,
  children,
  footer,
  aside,
}: Pick<DialogProps, 'title' | 'sentence' | 'children' | 'footer' | 'aside'>) {
  return (
    <div
      className={classNames(
        'min-h-0 flex-1 overflow-y-auto',
        Boolean(aside) && 'md:grid md:grid-cols-[8fr_5fr]',
      )}
    >
      <div className="relative flex flex-col p-5 sm:p-6">
        <BaseDialog.Title className="pr-8 text-section font-semibold">{title}</BaseDialog.Title>
        {sentence ? (
          <BaseDialog.Description className="mt-1 pr-8 text-small text-muted">
            {sentence}
          </BaseDialog.Description>
        ) : null}
        <div className="mt-4">{children}</div>
        {footer ? (
          <div className="mt-6 flex flex-wrap items-center justify-end gap-2 text-small text-muted">
            {footer}
          </div>
        ) : null}
        {/* Last, so that opening puts the focus on the first field and not on the way out. */}
        <BaseDialog.Close
          render={
            <IconButton
              icon="close"
              label="Close"
              look="quiet"
              size="small"
              className="absolute top-4 right-4"
            />
          }
        />
      </div>
      {aside ? (
        <div className="border-t border-hairline bg-background p-5 sm:p-6 md:border-t-0 md:border-l">
          {aside}
        </div>
      ) : null}
    </div>
  )
}
