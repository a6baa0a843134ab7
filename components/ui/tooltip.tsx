'use client'

import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names'
import { popupLook } from './popup-look'

export type TooltipProps = {
  /** A button or link; a tooltip on anything else cannot be reached by keyboard. */
  children: ReactElement
  text: ReactNode
}

/** A supplement for mouse and keyboard; what must be known belongs into a `Hint` or the page. */
export function Tooltip({ children, text }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger delay={300} render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <BaseTooltip.Popup className={classNames(popupLook, 'max-w-72 px-2.5 py-1.5 text-small')}>
            {text}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  )
}
