import { z } from 'zod'
import { sources } from '@/lib/metrics/sources'

/** What several answers have in common. Ids are text, always. */

export const dayShape = z.string().meta({ format: 'date' })
export const instantShape = z.string().meta({ format: 'date-time' })
export const countShape = z.number().meta({ type: 'integer' })
export const sourceShape = z.enum(sources)

export const sourceCountsShape = { ads: countShape, organic: countShape, proactive: countShape }

/** As a goal's sub-condition names it. */
export const nodeRefShape = { connectionId: z.string().optional(), nodeId: z.string() }

export const nodeShape = z.object({
  connectionId: z.string(),
  nodeId: z.string(),
  name: z.string().nullable(),
})

export const periodShape = {
  timeZone: z.string().meta({ description: 'IANA name of the zone that the days are days of.' }),
  from: dayShape,
  to: dayShape.meta({ description: 'Included.' }),
}

export const moneyShape = z.object({
  currency: z.string().meta({ description: 'ISO 4217.' }),
  amount: z.string().meta({ description: 'A decimal number as text.' }),
})

/** A campaign or an ad set; null where none is known. */
export const adGroupShape = z.object({ id: z.string(), name: z.string().nullable() }).nullable()

export const pageShape = {
  next: z.string().nullable().meta({ description: 'Cursor for `after`; null at the end.' }),
  previous: z.string().nullable().meta({ description: 'Cursor for `before`; null at the beginning.' }),
}
