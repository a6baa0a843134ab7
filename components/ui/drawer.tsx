'use client'

import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names'
import { IconButton } from './icon-button'

const sides = {
  left: 'left-0 border-r data-starting-style:-translate-x-full data-ending-style:-translate-x-full',
  right: 'right-0 border-l data-starting-style:translate-x-full data-ending-style:translate-x-full',
}

export type DrawerProps = {
  title: string
  children: ReactNode
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  side?: keyof typeof sides
}

export function Drawer({ title, children, trigger, open, onOpenChange, side = 'left' }: DrawerProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-50 bg-backdrop transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          className={classNames(
            'fixed inset-y-0 z-50 flex w-[min(20rem,calc(100vw-3rem))] flex-col overflow-y-auto border-hairline bg-background p-3 transition-transform duration-200 ease-out outline-none',
            sides[side],
          )}
        >
          <div className="mb-2 flex items-center justify-between pl-2">
            <BaseDialog.Title className="text-small font-semibold text-muted">{title}</BaseDialog.Title>
            <BaseDialog.Close render={<IconButton icon="close" label="Close" look="quiet" size="small" />} />
          </div>
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
