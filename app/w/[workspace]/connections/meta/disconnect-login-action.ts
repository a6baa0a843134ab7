'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { disconnectLogin } from '@/lib/access/meta/disconnect-login'

export const disconnectLoginAction = action(
  { right: 'manage-connections', schema: z.object({ loginId: z.uuid() }) },
  async (scope, input) => {
    const removed = await disconnectLogin(scope, input)
    refresh()
    return removed
  },
)
