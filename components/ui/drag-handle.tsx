'use client'

import type { KeyboardEvent, PointerEvent } from 'react'

export type DragHandleProps = {
  /** What it moves, and where that is: "Move Greeting, 1 of 5". */
  label: string
  /** The id of a text that tells of the keys. */
  describedBy: string
  pointer: Partial<
    Record<
      'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onLostPointerCapture',
      (event: PointerEvent) => void
    >
  >
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** Six dots to drag something by; the arrow keys do the same. */
export function DragHandle({ label, describedBy, pointer, onKeyDown }: DragHandleProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
      className="flex h-9 w-6 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink active:cursor-grabbing"
      {...pointer}
    >
      <svg aria-hidden="true" width="10" height="16" viewBox="0 0 10 16" fill="currentColor">
        {[3, 8, 13].map((y) => (
          <g key={y}>
            <circle cx="2.5" cy={y} r="1.25" />
            <circle cx="7.5" cy={y} r="1.25" />
          </g>
        ))}
      </svg>
    </button>
  )
}
