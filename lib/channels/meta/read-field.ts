import { isObject } from '../read-json'

type Fields = Record<string, unknown>

/** Meta's payloads change without notice: what is not of the expected shape is absent, never an exception. */
export function objectAt(value: unknown, key: string): Fields | null {
  const inner = isObject(value) ? value[key] : undefined
  return isObject(inner) ? inner : null
}

/** An id or words; a whole number counts as the text of its digits. */
export function textAt(value: unknown, key: string): string | null {
  const inner = isObject(value) ? value[key] : undefined
  if (typeof inner === 'string') return inner === '' ? null : inner
  return Number.isSafeInteger(inner) ? String(inner) : null
}

/** Null where there is something else than a list; empty where there is nothing. */
export function listAt(value: unknown, key: string): unknown[] | null {
  const inner = isObject(value) ? value[key] : undefined
  if (inner === undefined || inner === null) return []
  return Array.isArray(inner) ? inner : null
}
