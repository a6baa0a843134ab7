import { brands } from '@/db/seed/brands/brands'
import { type LiveBrand, runLiveStream } from '@/db/seed/live-stream'
import { parcelsBetween } from '@/db/seed/parcels'
import { inTurns, replay, type Totals } from '@/db/seed/replay'
import type { Plan } from '@/db/seed/rhythm'
import type { Door } from '@/db/seed/send-delivery'
import type { DemoBrand } from './demo-record'

interface Chapter {
  plan: Plan
  door: Door
  brand: DemoBrand
}

interface Options {
  /** Where the app answers. */
  address: string
  signal: AbortSignal
  onProgress: (totals: Totals) => void
}

/** Sends what each brand's record still lacks up to an instant; the records are brought up to it at the end. */
export async function catchUp(records: DemoBrand[], until: number, options: Options): Promise<Totals> {
  const parcels = records
    .map((brand) => chapterOf(brand, options.address))
    .map(({ plan, door, brand }) => parcelsBetween(plan, door, brand.coveredUntil ?? 0, until))
  const totals = await replay(inTurns(parcels), options)
  for (const brand of records) brand.coveredUntil = until
  return totals
}

/** Goes on at the present time until aborted, and keeps the records at where it is. */
export async function goOn(records: DemoBrand[], options: Omit<Options, 'onProgress'>): Promise<void> {
  const live: LiveBrand[] = records.map((record) => {
    const { plan, door } = chapterOf(record, options.address)
    return { plan, door, coveredUntil: record.coveredUntil ?? Date.now() }
  })
  try {
    await runLiveStream(live, { signal: options.signal })
  } finally {
    for (const [index, record] of records.entries()) {
      record.coveredUntil = live[index]?.coveredUntil ?? record.coveredUntil
    }
  }
}

function chapterOf(record: DemoBrand, address: string): Chapter {
  const brand = brands.find(({ slug }) => slug === record.slug)
  if (!brand) throw new Error(`There is no brand ${record.slug}.`)
  return {
    plan: { brand, firstDay: record.firstDay, seed: 'click-to-haptik', scale: 1 },
    door: { url: `${address}/api/webhooks/bot/${record.connectionId}`, secret: record.secret },
    brand: record,
  }
}
