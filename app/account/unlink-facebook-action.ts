'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { ownAction } from '@/lib/access/action'
import { unlinkFacebook } from '@/lib/access/facebook/unlink-facebook'

export const unlinkFacebookAction = ownAction({ schema: z.object({}) }, async (user) => {
  await unlinkFacebook(user)
  refresh()
  return {}
})
