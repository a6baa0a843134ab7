/** A part of an address, or several under one name. */
export type QueryPart = string | string[] | null

/** The parts of a query that a form carries along unseen, without those that it sets itself. */
export function listOtherParts(
  query: Record<string, QueryPart>,
  own: string[],
): { name: string; value: string }[] {
  return Object.entries(query).flatMap(([name, value]) =>
    value === null || own.includes(name) ? [] : { name, value: toListText(value) },
  )
}

/** As nuqs writes lists: commas between the entries, and those of an entry itself escaped. */
export function toListText(value: string | string[]): string {
  if (typeof value === 'string') return value
  return value.map((entry) => entry.replaceAll(',', '%2C')).join(',')
}
