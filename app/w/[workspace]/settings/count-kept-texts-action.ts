'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { settingsSchema } from '@/lib/access/settings/settings-schema'
import { countKeptTexts } from '@/lib/metrics/count-kept-texts'

const schema = z.object({ days: settingsSchema.shape.messagesKeptDays.unwrap() })

/** How many texts would go if they were kept for so many days. */
export const countKeptTextsAction = action({ right: 'manage-settings', schema }, (scope, { days }) =>
  countKeptTexts(scope, { before: new Date(Date.now() - days * 86_400_000).toISOString() }),
)
