'use client'

import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { IconButton } from './icon-button'

export type DialogBodyProps = {
  title: string
  sentence?: ReactNode
  children: ReactNode
  /** A note at the left, then the buttons: `<><span className="mr-auto">…</span><DialogClose/>…</>`. */
  footer?: ReactNode
  /** A second column at the right, on the page's background; below the content on small screens. */
  aside?: ReactNode
}

/** The inside of a dialog. With an aside both columns scroll by themselves; title and footer stay in sight. */
export function DialogBody({ aside, ...main }: DialogBodyProps) {
  if (!aside) {
    return (
      <div className="min-h-0 flex-1 overflow-y-auto">
        <MainColumn {...main} />
      </div>
    )
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto md:grid md:grid-cols-[8fr_5fr] md:grid-rows-[minmax(0,1fr)] md:overflow-hidden">
      <MainColumn {...main} scrolls />
      <div className="min-w-0 border-t border-hairline bg-background p-5 sm:p-6 md:overflow-y-auto md:border-t-0 md:border-l">
        {aside}
      </div>
    </div>
  )
}

function MainColumn({
  title,
  sentence,
  children,
  footer,
  scrolls,
}: Omit<DialogBodyProps, 'aside'> & { scrolls?: boolean }) {
  return (
    <div className={classNames('relative flex min-w-0 flex-col', scrolls && 'md:min-h-0')}>
      <div className={classNames('px-5 pt-5 sm:px-6 sm:pt-6', scrolls && 'pb-4')}>
        <BaseDialog.Title className="pr-8 text-section font-semibold">{title}</BaseDialog.Title>
        {sentence ? (
          <BaseDialog.Description className="mt-1 pr-8 text-small text-muted">
            {sentence}
          </BaseDialog.Description>
        ) : null}
      </div>
      <div
        className={classNames(
          'px-5 pb-5 sm:px-6 sm:pb-6',
          scrolls ? 'md:min-h-0 md:flex-1 md:overflow-y-auto md:pt-1' : 'pt-4',
        )}
      >
        {children}
      </div>
      {footer ? (
        <div
          className={classNames(
            'flex flex-wrap items-center justify-end gap-2 px-5 pb-5 text-small text-muted sm:px-6 sm:pb-6',
            scrolls && 'sticky bottom-0 border-t border-hairline bg-surface pt-4 sm:pb-4',
          )}
        >
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
  )
}
