'use client'

import { Popover as BasePopover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { popupLook } from './popup-look'

export type HintProps = {
  /** What is seen; a click, a hover or Enter on it shows the text. */
  children: ReactNode
  text: ReactNode
  className?: string
}

/** A word or figure that explains itself. Unlike a tooltip it also opens by touch. */
export function Hint({ children, text, className }: HintProps) {
  return (
    <BasePopover.Root>
      <BasePopover.Trigger
        openOnHover
        delay={150}
        className={classNames('cursor-help rounded-sm text-left', className)}
      >
        {children}
      </BasePopover.Trigger>
      <BasePopover.Portal>
        <BasePopover.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <BasePopover.Popup aria-label="Explanation" className={classNames(popupLook, 'max-w-72 px-3 py-2')}>
            <BasePopover.Description render={<div />} className="text-small">
              {text}
            </BasePopover.Description>
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  )
}
