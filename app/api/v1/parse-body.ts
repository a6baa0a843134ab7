import type { z } from 'zod'
import { InvalidInputError } from '@/lib/errors'
import { BodyError } from './read-json-body'

/**
 * A body by its schema. A field that the schema does not know is refused and never dropped, however deep it
 * stands: someone meant something by it.
 */
export function parseBody<Body extends z.ZodObject>(bytes: Buffer, schema: Body): z.output<Body> {
  const given = parseJson(bytes)
  const parsed = schema.safeParse(given, { error: sayWhatIsWrong })
  const fields = new Map<string, string>()
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = path.join('.') || 'body'
    if (!fields.has(field)) fields.set(field, message)
  }
  for (const field of parsed.success ? listUnknown(given, parsed.data) : []) {
    fields.set(field.slice(0, 200), 'There is no such field.')
  }
  if (parsed.success && fields.size === 0) return parsed.data
  throw new InvalidInputError('The body cannot be used.', Object.fromEntries(fields))
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new BodyError(400, 'unreadable', 'The body is not JSON in UTF-8.')
  }
}

function sayWhatIsWrong({ code, input, expected }: z.core.$ZodRawIssue): string | undefined {
  if (code !== 'invalid_type') return undefined
  if (input === undefined) return 'This is missing.'
  const article = /^[aeio]/.test(String(expected)) ? 'an' : 'a'
  return `This has to be ${article} ${expected}.`
}

/** Fields of what was given that are not in what was understood, as paths. */
function listUnknown(given: unknown, understood: unknown, path: string[] = []): string[] {
  if (!isObject(given) || !isObject(understood)) return []
  return Object.keys(given).flatMap((name) =>
    Object.hasOwn(understood, name)
      ? listUnknown(given[name], understood[name], [...path, name])
      : [[...path, name].join('.')],
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
