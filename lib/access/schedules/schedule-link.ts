import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { sign } from '../auth-secret'

/** What a link in a scheduled mail is about; it is good for stopping this one schedule of this one member. */
export interface ScheduleLink {
  workspaceId: string
  scheduleId: string
  userId: string
}

const purpose = 'link of a schedule'
const idLength = 16
const ids = z.tuple([z.uuid(), z.uuid(), z.uuid()])

/** The three ids and a signature over them, for an address. */
export function toScheduleToken({ workspaceId, scheduleId, userId }: ScheduleLink): string {
  const named = [workspaceId, scheduleId, userId]
  const packed = Buffer.from(named.join('').replaceAll('-', ''), 'hex').toString('base64url')
  return `${packed}.${sign(purpose, ...named)}`
}

/** Null for anything that was not made here. */
export function readScheduleToken(token: string): ScheduleLink | null {
  const [packed = '', signature = '', ...rest] = token.split('.')
  const bytes = Buffer.from(packed, 'base64url')
  if (rest.length > 0 || bytes.length !== 3 * idLength) return null
  const named = ids.safeParse([0, 1, 2].map((place) => toUuid(bytes, place)))
  if (!named.success || !isSame(signature, sign(purpose, ...named.data))) return null
  const [workspaceId, scheduleId, userId] = named.data
  return { workspaceId, scheduleId, userId }
}

function toUuid(bytes: Buffer, place: number): string {
  const hex = bytes.toString('hex', place * idLength, (place + 1) * idLength)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function isSame(given: string, made: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(made)]
  return a.length === b.length && timingSafeEqual(a, b)
}
