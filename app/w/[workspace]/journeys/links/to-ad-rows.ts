import type { Journey } from '@/lib/journeys/journey'

export interface AdRow {
  adId: string
  name: string | null
  conversations: number
  journeyId: string | null
}

type CountedAd = Pick<AdRow, 'adId' | 'name' | 'conversations'>

/**
 * Every ad that brought conversations or is linked, and the one that is looked for: without a journey first,
 * then by conversations.
 */
export function toAdRows(
  counted: CountedAd[],
  journeys: Pick<Journey, 'id' | 'ads'>[],
  sought: string | null,
): AdRow[] {
  const rows = new Map<string, AdRow>(
    counted.map(({ adId, name, conversations }) => [adId, { adId, name, conversations, journeyId: null }]),
  )
  for (const { id, ads } of journeys) {
    for (const { adId, name } of ads) {
      rows.set(adId, { adId, name, conversations: rows.get(adId)?.conversations ?? 0, journeyId: id })
    }
  }
  if (sought && !rows.has(sought)) {
    rows.set(sought, { adId: sought, name: null, conversations: 0, journeyId: null })
  }
  return [...rows.values()].sort(
    (a, b) =>
      Number(a.journeyId !== null) - Number(b.journeyId !== null) || b.conversations - a.conversations,
  )
}
