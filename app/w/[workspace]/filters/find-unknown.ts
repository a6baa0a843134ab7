import type { SearchParams } from '@/lib/period/parse-period'

/** A sentence for a part of the address that was given but names nothing known. */
export function findUnknown(
  params: SearchParams,
  name: string,
  known: { value: string | null; sentence: string },
): string[] {
  return params[name] && known.value === null ? [known.sentence] : []
}
