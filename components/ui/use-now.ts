'use client'

import { useSyncExternalStore } from 'react'

const tickEvery = 5000
const listeners = new Set<() => void>()
let now: Date | null = null
let timer: ReturnType<typeof setInterval> | undefined

/** The time, renewed every few seconds by one clock for the whole page; null on the server. */
export function useNow(): Date | null {
  return useSyncExternalStore(listen, readNow, () => null)
}

function listen(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(tick, tickEvery)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
    now = null
  }
}

function tick() {
  now = new Date()
  for (const listener of listeners) listener()
}

function readNow(): Date {
  now ??= new Date()
  return now
}
