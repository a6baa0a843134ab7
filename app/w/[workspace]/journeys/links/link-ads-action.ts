'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { linkAds } from '@/lib/journeys/link-ad'

const link = z.object({ adId: z.string().min(1).max(256), journeyId: z.uuid().nullable() })

/** Each ad with its journey, null for none, so that Undo can give every ad its own one back. */
export const linkAdsAction = action(
  { right: 'save-journeys', schema: z.object({ links: z.array(link).min(1).max(200) }) },
  async (scope, { links }) => {
    await linkAds(scope, links)
    refresh()
    return {}
  },
)
