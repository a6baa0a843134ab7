import { refuse } from './refusal'

/** `id,adset{name}` as a tree. */
type Fields = Map<string, Fields>

/**
 * Of an object what `fields` asks for; without it `usual`. The id always comes along, what is undefined does
 * not, and a field that Meta has not is refused.
 */
export function selectFields(object: Record<string, unknown>, fields: string | null, usual: string): unknown {
  return select(object, parseFields(fields ?? usual))
}

function select(value: unknown, fields: Fields): unknown {
  if (Array.isArray(value)) return value.map((item) => select(item, fields))
  if (typeof value !== 'object' || value === null || fields.size === 0) return value
  const object = value as Record<string, unknown>
  for (const name of fields.keys()) {
    if (!(name in object)) throw refuse(100, `(#100) Tried accessing nonexisting field (${name})`)
  }
  const names = 'id' in object && !fields.has('id') ? [...fields.keys(), 'id'] : [...fields.keys()]
  return Object.fromEntries(names.map((name) => [name, select(object[name], fields.get(name) ?? new Map())]))
}

function parseFields(text: string): Fields {
  const root: Fields = new Map()
  const open = [root]
  let last: Fields = root
  for (const [token] of text.matchAll(/[{},]|[\w.]+/g)) {
    const here = open.at(-1) ?? root
    if (token === '{') open.push(last)
    else if (token === '}') open.pop()
    else if (token !== ',') {
      last = new Map()
      here.set(token, last)
    }
  }
  return root
}
