'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { removeAdAccount } from '@/lib/access/meta/remove-ad-account'

export const removeAdAccountAction = action(
  { right: 'manage-connections', schema: z.object({ accountId: z.string() }) },
  async (scope, input) => {
    const removed = await removeAdAccount(scope, input)
    refresh()
    return removed
  },
)
