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
  private storing: Promise<void> = Promise.resolve()

  constructor(private readonly run: ReportRun) {}

  /** Takes the file's bytes. One part is stored while the next one fills; then whoever writes waits for it. */
  stream(): WritableStream<Uint8Array> {
    return new WritableStream({
      write: async (chunk) => {
        this.kept.push(chunk)
        this.keptLength += chunk.length
        if (this.keptLength >= partLength) await this.flush()
      },
      close: async () => {
        if (this.keptLength > 0) await this.flush()
        await this.storing
      },
    })
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.kept)
    this.kept = []
    this.keptLength = 0
    this.length += bytes.length
    if (this.length > mostBytes) throw new FileTooLarge()
    await this.storing
    this.storing = this.store(bytes, this.position)
    // Whether it failed is asked with the next part.
    this.storing.catch(() => {})
    this.position += 1
  }

  private store(bytes: Buffer, position: number): Promise<void> {
    const { run } = this
    return inWorkspace(
      run.scope,
      async ({ sql }) => {
        // The commit that makes the file whole waits for the disk, and with it for all parts before.
        await sql`set local synchronous_commit = off`
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
