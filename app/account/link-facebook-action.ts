'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { ownAction } from '@/lib/access/action'
import { linkFacebook } from '@/lib/access/facebook/link-facebook'

export const linkFacebookAction = ownAction(
  { schema: z.object({ metaUserId: z.string().max(100) }) },
  async (user, input) => {
    await linkFacebook(user, input)
    refresh()
    return {}
  },
)
