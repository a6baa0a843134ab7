import type { Member } from '@/lib/access/member-gate'
import type { MessageRow } from '@/lib/metrics/message-columns'
import type { MessageFilter } from '@/lib/metrics/message-filter'
import type { MessageSource } from './message-source'
import type { ReportRun } from './report-run'
import { aboutSheet, rowsSheet } from './report-sheets'
import { PartsStore } from './store-parts'
import { packEncrypted } from './workbook/pack-encrypted'
import { writeWorkbook } from './workbook/write-workbook'

export interface ReportFile {
  run: ReportRun
  member: Member
  filter: MessageFilter
  password: string
  requestedAt: string
}

/** No program would open the workbook, split or not. */
export class TooManyRows extends Error {
  constructor(most: number) {
    super(
      `These are more than ${most.toLocaleString('en-US')} rows, too many for one file. Choose a shorter period or a narrower filter, and ask again.`,
    )
  }
}

/**
 * Reads the rows, writes them into a workbook, packs it and stores it, all at once and each as fast as the next
 * one takes, so that memory holds a few pieces of a file of any length. Answers the length.
 */
export async function writeFile(
  { run, member, filter, password, requestedAt }: ReportFile,
  { source, mostRowsASheet, mostRows }: { source: MessageSource; mostRowsASheet?: number; mostRows: number },
): Promise<number> {
  const parts = new PartsStore(run)
  const pipe = openPipe()
  const stop = () => pipe.fail(run.signal.reason)
  run.signal.addEventListener('abort', stop, { once: true })
  const rows = countRows(run, source.read(member.scope, filter, { signal: run.signal }), mostRows)
  const about = () =>
    aboutSheet({
      filter,
      requester: member,
      requestedAt,
      madeAt: new Date().toISOString(),
      rows: run.rowsDone,
    })
  const workbook = writeWorkbook(pipe.writable, [() => rowsSheet(filter, rows), about], {
    timeZone: member.scope.timeZone,
    mostRowsASheet,
  })
  const file = packEncrypted(parts.stream(), {
    name: `${filter.view}.xlsx`,
    bytes: pipe.readable,
    password,
  })
  for (const stage of [workbook, file]) stage.catch(pipe.fail)
  // Both have ended before anything is done about one that failed.
  const ends = await Promise.allSettled([file, workbook])
  await rows.return(undefined)
  run.signal.removeEventListener('abort', stop)
  run.signal.throwIfAborted()
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return parts.length
}

/** A stream whose both ends can be made to fail, so that neither waits for the other in vain. */
function openPipe() {
  let failBoth = (_reason: unknown) => {}
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start(controller) {
      failBoth = (reason) => controller.error(reason)
    },
  })
  return { readable, writable, fail: (reason: unknown) => failBoth(reason) }
}

async function* countRows(
  run: ReportRun,
  batches: AsyncIterable<MessageRow[]>,
  most: number,
): AsyncGenerator<readonly MessageRow[]> {
  for await (const batch of batches) {
    run.signal.throwIfAborted()
    run.rowsDone += batch.length
    if (run.rowsDone > most) throw new TooManyRows(most)
    yield batch
  }
}
