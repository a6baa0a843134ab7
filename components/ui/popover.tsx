'use client'

import { Popover as BasePopover } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names'
import { popupLook } from './popup-look'

export type PopoverProps = {
  trigger: ReactElement
  /** Read out when it opens. */
  title: string
  titleHidden?: boolean
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Without padding, for lists that reach the edges. */
  flush?: boolean
  className?: string
}

export function Popover(props: PopoverProps) {
  const { trigger, title, titleHidden, children, align = 'end', open, onOpenChange, flush, className } = props
  return (
    <BasePopover.Root open={open} onOpenChange={onOpenChange}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner sideOffset={6} align={align} collisionPadding={8} className="z-50">
          <BasePopover.Popup
            className={classNames(
              popupLook,
              'max-h-(--available-height) overflow-y-auto',
              !flush && 'p-4',
              className,
            )}
          >
            <BasePopover.Title className={titleHidden ? 'sr-only' : 'mb-2 text-small font-semibold'}>
              {title}
            </BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  )
}
