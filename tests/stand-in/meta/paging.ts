import { createHash } from 'node:crypto'
import type { MetaWorld } from './meta-world'
import { refuse } from './refusal'

/** A question for a page, as the edges see it. */
export interface PageQuestion {
  /** Below the version. */
  path: string
  params: URLSearchParams
  token: string
  world: MetaWorld
}

/** Where a page begins: a position of the edge's own, and its number among the pages. */
export interface Cursor<Position> {
  at: Position
  number: number
}

const volatile = ['after', 'limit', 'appsecret_proof', 'access_token']
const usualLimit = 25

/** Where the asked page begins. A cursor belongs to the question it was given out for. */
export function cursorOf<Position>(question: PageQuestion, beginning: Position): Cursor<Position> {
  const after = question.params.get('after')
  if (!after) return { at: beginning, number: 1 }
  try {
    const [fingerprint, at, number] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
    if (fingerprint === fingerprintOf(question)) return { at, number }
  } catch {
    // Refused below like any other cursor that is not ours.
  }
  throw refuse(100, '(#100) Invalid cursors values passed to after')
}

/** How many rows this page gets: now and then fewer than could be, although more follow. */
export function rowsOfPage({ params, world }: PageQuestion, { number }: Cursor<unknown>): number {
  const { pageSize, shortPageEvery, emptyPageEvery } = world.quirks
  const limit = Number(params.get('limit') ?? usualLimit)
  if (!Number.isInteger(limit) || limit < 1) throw refuse(100, '(#100) limit must be a positive number')
  const most = Math.min(limit, pageSize)
  if (emptyPageEvery > 0 && number % emptyPageEvery === 0) return 0
  if (shortPageEvery > 0 && number % shortPageEvery === 0) return Math.ceil(most / 3)
  return most
}

/** The `paging` of a page; `next` names Meta's own host and carries the token, as Meta's does. */
export function pagingOf<Position>(
  question: PageQuestion,
  cursor: Cursor<Position>,
  next: Position | null,
): Record<string, unknown> {
  const loops = question.world.quirks.cursors === 'loop' && question.params.has('after')
  const following = next === null || loops ? cursor : { at: next, number: cursor.number + 1 }
  const after = write(question, following)
  const cursors = { before: write(question, { ...cursor, number: -cursor.number }), after }
  if (next === null && !loops) return { cursors }
  const params = new URLSearchParams(question.params)
  params.set('access_token', question.token)
  params.set('after', after)
  return { cursors, next: `https://graph.facebook.com/${question.world.version}/${question.path}?${params}` }
}

/** A page of rows that are all there already. */
export function pageOfRows(question: PageQuestion, rows: unknown[]): Record<string, unknown> {
  const cursor = cursorOf(question, 0)
  const end = cursor.at + rowsOfPage(question, cursor)
  const next = end < rows.length ? end : null
  return { data: rows.slice(cursor.at, end), paging: pagingOf(question, cursor, next) }
}

function write(question: PageQuestion, { at, number }: Cursor<unknown>): string {
  return Buffer.from(JSON.stringify([fingerprintOf(question), at, number])).toString('base64url')
}

function fingerprintOf({ path, params }: PageQuestion): string {
  const named = [...params].filter(([name]) => !volatile.includes(name)).sort()
  return createHash('sha256')
    .update(JSON.stringify([path, named]))
    .digest('base64url')
    .slice(0, 10)
}
