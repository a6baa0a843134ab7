import { inWorkspace } from '@/db/workspace'
import { mostBytes } from './report-limits'
import { NoLongerWanted, type ReportRun } from './report-run'

const partLength = 1024 * 1024

/** The file has grown beyond what is mailed; a shorter period makes a smaller one. */
export class FileTooLarge extends Error {}

/** Stores a file as it comes, part by part; `length` counts its bytes. */
export class PartsStore {
  length = 0
  private position = 0
  private kept: Uint8Array[] = []
  private keptLength = 0

  constructor(private readonly run: ReportRun) {}

  /** Takes the file's bytes. It waits for each part to be stored, and so does whoever writes. */
  stream(): WritableStream<Uint8Array> {
    return new WritableStream({
      write: async (chunk) => {
        this.kept.push(chunk)
        this.keptLength += chunk.length
        if (this.keptLength >= partLength) await this.flush()
      },
      close: async () => {
        if (this.keptLength > 0) await this.flush()
      },
    })
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.kept)
    this.kept = []
    this.keptLength = 0
    this.length += bytes.length
    if (this.length > mostBytes) throw new FileTooLarge()
    await this.store(bytes)
    this.position += 1
  }

  private store(bytes: Buffer): Promise<void> {
    const { run, position } = this
    return inWorkspace(
      run.scope,
      async ({ sql }) => {
        // Whoever cancels waits for this part, and removes it with the others. It travels as base64: the driver
        // would send bytes as hexadecimal text, half as long again.
        const stored = await sql`
          with wanted as (select workspace_id, id from reports where ${run.isWanted(sql)} for share)
          insert into report_parts (workspace_id, report_id, position, bytes)
          select workspace_id, id, ${position}, decode(${bytes.toString('base64')}::text, 'base64') from wanted
          returning position`
        if (stored.length === 0) throw new NoLongerWanted()
      },
      { pool: 'worker' },
    )
  }
}
