import { closePools } from '@/db/client'
import { adminCommands } from '@/lib/admin/commands'
import { type ParsedArguments, parseArguments, UsageError, usageOfAll } from '@/lib/admin/parse-arguments'
import { AppError } from '@/lib/errors'
import { ensureDatabase } from './ensure-database'
import { ensureSecrets } from './ensure-secrets'

process.exitCode = await main(process.argv.slice(2))

/** JSON on stdout; a sentence on stderr, with exit code 2 for wrong arguments and 1 for what did not work. */
async function main(args: string[]): Promise<number> {
  if (args[0] === '--help') {
    console.log(usageOfAll(adminCommands))
    return 0
  }
  try {
    return await run(parseArguments(args, adminCommands))
  } catch (error) {
    return explain(error)
  }
}

async function run({ command, input }: ParsedArguments): Promise<number> {
  await ensureSecrets()
  const database = await ensureDatabase()
  try {
    const result = await command.run(input)
    console.log(JSON.stringify(result, null, 2))
    return isFailure(result) ? 1 : 0
  } finally {
    await closePools()
    await database.stop()
  }
}

function isFailure(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\nUsage:\n${error.usage}`)
    return 2
  }
  console.error(error instanceof AppError ? error.message : error)
  return 1
}
