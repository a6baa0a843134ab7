import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { GoneError } from '@/lib/errors'

/** The bytes of a report's file, part by part. Throws when it is removed meanwhile. */
export async function* readParts(
  scope: Scope,
  { reportId, bytes }: { reportId: string; bytes: number },
): AsyncGenerator<Uint8Array> {
  let read = 0
  for (let position = 0; read < bytes; position += 1) {
    const part = await readPart(scope, reportId, position)
    if (!part) throw new GoneError('The file was removed.')
    read += part.length
    yield part
  }
}

async function readPart(scope: Scope, reportId: string, position: number): Promise<Buffer | undefined> {
  const [part] = await inWorkspace(
    scope,
    ({ sql }) => sql<{ bytes: Buffer }[]>`
      select bytes from report_parts
      where workspace_id = ${scope.workspaceId}::uuid and report_id = ${reportId}::uuid
        and position = ${position}`,
  )
  return part?.bytes
}
