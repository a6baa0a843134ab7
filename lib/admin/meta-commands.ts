import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { InvalidInputError } from '@/lib/errors'
import { forgetListed } from '@/lib/privacy/forget-listed'
import { parseIdList } from '@/lib/privacy/parse-id-list'
import { adminCommand } from './admin-command'

export const metaCommands = [
  adminCommand({
    noun: 'meta',
    verb: 'forget',
    summary: 'forgets everybody on the list of ids that Meta sends every three weeks; --file, an id a line',
    schema: z.strictObject({ file: z.string().min(1, 'Give the file with the ids.') }),
    run: async ({ file }) => {
      const { ids, unreadable } = parseIdList(await readList(file))
      return { ok: unreadable === 0, ids: ids.length, unreadable, ...(await forgetListed(ids)) }
    },
  }),
]

async function readList(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new InvalidInputError(`${file} cannot be read.`)
  }
}
