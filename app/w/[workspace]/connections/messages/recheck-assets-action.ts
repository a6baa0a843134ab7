'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { recheckAssets } from '@/lib/access/meta/assets/recheck-assets'
import { patienceOfPages } from '@/lib/ads/graph/patience'

export const recheckAssetsAction = action(
  { right: 'manage-connections', schema: z.object({}) },
  async (scope) => {
    const recheck = await recheckAssets(scope, { patience: patienceOfPages })
    refresh()
    return recheck
  },
)
