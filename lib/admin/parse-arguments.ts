import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { AdminCommand } from './admin-command'

/** The caller's mistake, in a sentence, and how it is meant. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly usage: string,
  ) {
    super(message)
  }
}

export interface ParsedArguments {
  command: AdminCommand
  input: Record<string, unknown>
}

/** The command that the arguments name and its checked input; throws UsageError. */
export function parseArguments(args: string[], commands: readonly AdminCommand[]): ParsedArguments {
  const [noun = '', verb = '', ...rest] = args
  const command = commands.find((known) => known.noun === noun && known.verb === verb)
  if (!command) {
    const said = [noun, verb].filter(Boolean).join(' ')
    throw new UsageError(said ? `There is no command "${said}".` : 'Say what to do.', usageOfAll(commands))
  }
  const given = readOptions(command, rest)
  const parsed = command.schema.safeParse(given)
  if (parsed.success) return { command, input: parsed.data }
  throw new UsageError(describeIssue(parsed.error, given), usageOf(command))
}

export function usageOfAll(commands: readonly AdminCommand[]): string {
  const lines = commands.map((command) => `  ${usageOf(command)}\n      ${command.summary}`)
  return ['npm run admin -- <noun> <verb> …', ...lines].join('\n')
}

function usageOf({ noun, verb, schema }: AdminCommand): string {
  const options = Object.entries(schema.shape).map(([key, field]) => {
    const text = isFlag(field) ? toOption(key) : `${toOption(key)} ${valueName(key, field)}`
    return field.safeParse(undefined).success ? `[${text}]` : text
  })
  return [noun, verb, ...options].join(' ')
}

function readOptions({ schema, noun, verb }: AdminCommand, args: string[]): Record<string, unknown> {
  const options = Object.fromEntries(
    Object.entries(schema.shape).map(([key, field]) => {
      return [toOption(key).slice(2), { type: isFlag(field) ? ('boolean' as const) : ('string' as const) }]
    }),
  )
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false })
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [toKey(name), value]))
  } catch (error) {
    // Node's message goes on with advice about its own parser.
    const [sentence = ''] = error instanceof Error ? error.message.split('. ') : []
    throw new UsageError(`${noun} ${verb}: ${sentence}.`, usageOf({ schema, noun, verb } as AdminCommand))
  }
}

function describeIssue(error: z.ZodError, given: Record<string, unknown>): string {
  const [issue] = error.issues
  const key = String(issue?.path[0] ?? '')
  if (!(key in given)) return `${toOption(key)} is missing.`
  return `${toOption(key)}: ${issue?.message}`
}

function isFlag(field: z.core.$ZodType): boolean {
  return field instanceof z.ZodDefault && field.unwrap() instanceof z.ZodBoolean
}

function valueName(key: string, field: z.core.$ZodType): string {
  if (field instanceof z.ZodEnum) return field.options.join('|')
  return toOption(key).slice(2).toUpperCase()
}

function toOption(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

function toKey(option: string): string {
  return option.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
