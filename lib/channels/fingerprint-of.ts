import { hash } from 'node:crypto'

/** Sixteen bytes tell two contents under one id apart; the order of the sender's keys does not matter. */
export function fingerprintOf(value: unknown): Buffer {
  return hash('sha256', JSON.stringify(value) ?? 'undefined', 'buffer').subarray(0, 16)
}
