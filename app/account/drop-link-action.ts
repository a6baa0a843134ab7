'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { ownAction } from '@/lib/access/action'
import { forgetPendingLink } from '@/lib/access/facebook/pending-link'

export const dropLinkAction = ownAction({ schema: z.object({}) }, async () => {
  await forgetPendingLink()
  refresh()
  return {}
})
