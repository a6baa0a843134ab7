'use client'

import { type PointerEvent, useRef, useState } from 'react'
import { placeAmong } from './place-among'

export interface Drag {
  from: number
  /** Where it would be if it were let go now. */
  to: number
}

/**
 * Puts the items of a list in order by dragging their handles, with mouse, pen or finger. Nothing moves before
 * it is let go, so that the handle keeps the pointer.
 */
export function useDragOrder<List extends HTMLElement>(onDrop: (from: number, to: number) => void) {
  const list = useRef<List>(null)
  const [drag, setDrag] = useState<Drag | null>(null)

  const follow = (event: PointerEvent) => {
    if (!drag) return
    const items = [...(list.current?.children ?? [])]
    const middles = items.map((item) => {
      const { top, height } = item.getBoundingClientRect()
      return top + height / 2
    })
    const to = placeAmong(middles, drag.from, event.clientY)
    items[to]?.scrollIntoView({ block: 'nearest' })
    if (to !== drag.to) setDrag({ ...drag, to })
  }
  const drop = () => {
    if (drag && drag.from !== drag.to) onDrop(drag.from, drag.to)
    setDrag(null)
  }

  const handleOf = (place: number) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ from: place, to: place })
    },
    onPointerMove: follow,
    onPointerUp: drop,
    onPointerCancel: () => setDrag(null),
    onLostPointerCapture: () => setDrag(null),
  })
  return { list, drag, handleOf }
}
