import type { Member } from '@/lib/access/member-gate'
import { env } from '@/lib/env'
import { formatInstant } from '@/lib/format/format-instant'
import { columnsOfView, type MessageColumn, type MessageRow } from '@/lib/metrics/message-columns'
import type { MessageFilter } from '@/lib/metrics/message-filter'
import { describeFilter } from './describe-filter'
import type { Sheet, SheetColumn, SheetRow } from './workbook/sheet'

/** The sheet of what was asked for, and the one that tells about it. */

const widths: Record<MessageColumn['kind'], number> = {
  text: 22,
  instant: 19,
  number: 12,
  share: 12,
  boolean: 10,
}
const widthOf: Record<string, number> = { body: 70, chatLink: 44, conversationId: 38, messageId: 38 }

/** `Messages` or `Conversations`. */
export function rowsSheet(filter: MessageFilter, rows: AsyncIterable<readonly MessageRow[]>): Sheet {
  const columns = columnsOfView(filter.view).map(({ key, header, kind }): SheetColumn => {
    const isId = key.endsWith('Id')
    const prefix = key === 'chatLink' ? appAddress() : undefined
    return { key, header, kind: isId ? 'id' : kind, width: widthOf[key] ?? widths[kind], prefix }
  })
  return { name: nameOf(filter), columns, rows, hasFilter: true }
}

/** Rows name pages of the app by their paths, which lead nowhere from a file. */
function appAddress(): string {
  return new URL(env.APP_URL ?? `http://localhost:${env.PORT}`).origin
}

export interface AboutFacts {
  filter: MessageFilter
  requester: Member
  requestedAt: string
  madeAt: string
  rows: number
}

/** Filters, zone, counts, who asked and when, and what the columns hold. */
export function aboutSheet(facts: AboutFacts): Sheet {
  const columns: SheetColumn[] = [
    { key: 'about', header: 'About this report', kind: 'text', width: 28 },
    { key: 'value', header: '', kind: 'text', width: 90 },
  ]
  return { name: 'About', columns, rows: inOneBatch(aboutRows(facts)), hasFilter: false }
}

function aboutRows({ filter, requester, requestedAt, madeAt, rows }: AboutFacts): SheetRow[] {
  const { timeZone, workspaceName, role } = requester.scope
  const at = (instant: string) => `${formatInstant(new Date(instant), timeZone)} (${timeZone})`
  const facts = [
    ['Workspace', workspaceName],
    [`${nameOf(filter)} in this file`, String(rows)],
    ...describeFilter(filter).map(({ label, value }) => [label, value]),
    ['Time zone', `${timeZone}; every time in this file is the time there`],
    ['Asked for by', `${requester.name}, ${requester.email}`],
    ['Asked for at', at(requestedAt)],
    ['Made at', at(madeAt)],
    ...(role === 'viewer' ? [['Masked', 'Phone numbers and e-mail addresses']] : []),
    [],
    ['Column', 'What it holds'],
    ...columnsOfView(filter.view).map(({ header, wording }) => [header, wording]),
  ]
  return facts.map(([about, value]) => ({ about, value }))
}

async function* inOneBatch(rows: SheetRow[]): AsyncGenerator<SheetRow[]> {
  yield rows
}

function nameOf({ view }: MessageFilter): string {
  return view === 'messages' ? 'Messages' : 'Conversations'
}
