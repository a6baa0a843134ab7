import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { env } from '@/lib/env'

const demoRecordSchema = z.object({
  users: z.array(z.object({ name: z.string(), email: z.string(), password: z.string(), sees: z.string() })),
  brands: z.array(
    z.object({
      slug: z.string(),
      connectionId: z.string(),
      secret: z.string(),
      /** The day its past begins, in its zone. */
      firstDay: z.string(),
      /** Milliseconds; everything up to here has been sent. Null until the past is there. */
      coveredUntil: z.number().nullable(),
    }),
  ),
})

export type DemoRecord = z.infer<typeof demoRecordSchema>
export type DemoUser = DemoRecord['users'][number]
export type DemoBrand = DemoRecord['brands'][number]

/** What the demo remembers from run to run; empty when there is no record, or one that cannot be read. */
export async function readDemoRecord(): Promise<DemoRecord> {
  const text = await readFile(place(), 'utf8').catch(() => '')
  try {
    return demoRecordSchema.parse(JSON.parse(text))
  } catch {
    return { users: [], brands: [] }
  }
}

/** Written whole or not at all: it holds the only copy of the sign-ins. */
export async function saveDemoRecord(record: DemoRecord): Promise<void> {
  await mkdir(env.DATA_DIR, { recursive: true })
  await writeFile(`${place()}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
  await rename(`${place()}.new`, place())
}

function place(): string {
  return path.join(env.DATA_DIR, 'demo.json')
}
