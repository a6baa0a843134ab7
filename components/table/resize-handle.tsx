'use client'

import { type KeyboardEvent, type MouseEvent, type TouchEvent, useState } from 'react'
import { narrowest, widest } from './table-memory'

export type ResizeHandleProps = {
  /** Of the column. */
  name: string
  onDrag: (event: MouseEvent<HTMLElement> | TouchEvent<HTMLElement>) => void
  /** By so many pixels. */
  onStep: (handle: HTMLElement, pixels: number) => void
  onReset: () => void
}

const step = 16

/** At the end of a header: drag it, or press the arrow keys; Enter or a double click gives all columns their own width back. */
export function ResizeHandle({ name, onDrag, onStep, onReset }: ResizeHandleProps) {
  const [width, setWidth] = useState(narrowest)
  const measure = (handle: HTMLElement) =>
    setWidth(Math.round(handle.closest('th')?.offsetWidth ?? narrowest))

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const handle = event.currentTarget
    if (event.key === 'ArrowRight') onStep(handle, step)
    else if (event.key === 'ArrowLeft') onStep(handle, -step)
    else if (event.key === 'Enter') onReset()
    else return
    event.preventDefault()
    requestAnimationFrame(() => measure(handle))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is a control, which <hr> is not
    <span
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${name}`}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuetext={`${width} pixels`}
      onFocus={({ currentTarget }) => measure(currentTarget)}
      onKeyDown={press}
      onMouseDown={(event) => {
        // Or the browser would drag what is selected beside it.
        event.preventDefault()
        event.currentTarget.focus()
        onDrag(event)
      }}
      onTouchStart={onDrag}
      onDoubleClick={onReset}
      className="absolute top-0 right-0 bottom-1.5 w-2 cursor-col-resize touch-none rounded-sm select-none after:absolute after:inset-y-0.5 after:right-0.5 after:w-0.5 after:rounded-full hover:after:bg-control focus-visible:after:bg-accent active:after:bg-accent max-md:hidden"
    />
  )
}
