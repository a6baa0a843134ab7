import { z } from 'zod'
import { InvalidInputError } from '@/lib/errors'

/**
 * The parameters of an address by their schema. Unknown ones, and those given twice that stand for one
 * value, are refused rather than overlooked: a misspelt filter would answer with too much.
 */
export function parseQuery<Query extends z.ZodObject>(
  given: URLSearchParams,
  schema: Query,
): z.output<Query> {
  // Maps, because a parameter may be called __proto__.
  const fields = new Map<string, string>()
  const values = new Map<string, string | string[]>()
  for (const name of new Set(given.keys())) {
    const all = given.getAll(name)
    const [first = ''] = all
    if (!Object.hasOwn(schema.shape, name)) fields.set(name.slice(0, 100), 'There is no such parameter.')
    else if (isList(schema.shape[name])) values.set(name, all)
    else if (all.length > 1) fields.set(name, 'Give it once.')
    else values.set(name, first)
  }
  const parsed = schema.safeParse(Object.fromEntries(values))
  for (const { path, message } of parsed.error?.issues ?? []) {
    if (!fields.has(String(path[0]))) fields.set(String(path[0]), message)
  }
  if (parsed.success && fields.size === 0) return parsed.data
  throw new InvalidInputError('A parameter cannot be used.', Object.fromEntries(fields))
}

function isList(schema: unknown): boolean {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  return inner instanceof z.ZodArray
}
