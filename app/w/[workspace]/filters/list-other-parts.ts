/** The parts of a query that a form carries along unseen, without those that it sets itself. */
export function listOtherParts(
  query: Record<string, string | null>,
  own: string[],
): { name: string; value: string }[] {
  return Object.entries(query).flatMap(([name, value]) =>
    value === null || own.includes(name) ? [] : { name, value },
  )
}
