import { z } from 'zod'
import { isCurrency } from '@/lib/format/is-currency'
import { isDay } from '@/lib/period/day'
import { isStorable } from '@/lib/text/is-storable'

/** What ads on platforms without an API of their own cost and brought, as it is sent and read back. */

export const mostAdDays = 1_000

const notStorable = 'This holds characters that cannot be stored.'
const id = z
  .string()
  .min(1, 'Give an id.')
  .max(200, 'At most 200 characters.')
  .refine(isStorable, notStorable)
const name = z
  .string()
  .trim()
  .min(1, 'Give a name, or leave it out.')
  .max(400, 'At most 400 characters.')
  .refine(isStorable, notStorable)
const group = z.object({ id, name: name.nullish() })
const wholeNumber = 'A whole number from 0 to 999999999999999.'
const count = z.int(wholeNumber).min(0, wholeNumber).max(999_999_999_999_999, wholeNumber)

export const adDaySchema = z.object({
  /** Of the workspace's time zone. */
  day: z.string().refine(isDay, 'Not a day like 2026-11-22.'),
  adId: id,
  platform: z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{0,39}$/,
      'Lower-case letters, digits and underscores, at most 40, such as google.',
    ),
  spend: z.object({
    currency: z.string().refine(isCurrency, 'Give an ISO 4217 code, such as INR.'),
    amount: z
      .string('Give it as text.')
      .regex(
        /^\d{1,12}(\.\d{1,6})?$/,
        'A decimal number as text, such as 499 or 12.50, with at most 6 places.',
      ),
  }),
  impressions: count,
  clicks: count,
  linkClicks: count.nullish(),
  name: name.nullish(),
  campaign: group.nullish(),
  adSet: group.nullish(),
})
export type AdDayInput = z.infer<typeof adDaySchema>

export const adDaysSchema = z.object({
  adDays: z
    .array(adDaySchema)
    .min(1, 'Give at least one row.')
    .max(mostAdDays, `At most ${mostAdDays} rows at a time.`)
    .superRefine(refuseRepeated),
})

/** Two rows for one ad, day and platform contradict each other. */
function refuseRepeated(
  rows: { day: string; adId: string; platform: string }[],
  context: z.RefinementCtx,
): void {
  const seen = new Map<string, number>()
  for (const [index, { day, adId, platform }] of rows.entries()) {
    const key = JSON.stringify([day, adId, platform])
    const before = seen.get(key)
    seen.set(key, before ?? index)
    if (before === undefined) continue
    const message = `This day of the ad on this platform is in row ${before} already.`
    context.addIssue({ code: 'custom', path: [index], message })
  }
}
