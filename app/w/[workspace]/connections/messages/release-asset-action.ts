'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { releaseAsset } from '@/lib/access/meta/assets/release-asset'

export const releaseAssetAction = action(
  { right: 'manage-connections', schema: z.object({ connectionId: z.uuid() }) },
  async (scope, input) => {
    const released = await releaseAsset(scope, input)
    refresh()
    return released
  },
)
