'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { rotateSecret } from '@/lib/access/connections/rotate-secret'

export const rotateSecretAction = action(
  { right: 'manage-connections', schema: z.object({ connectionId: z.uuid(), endOldNow: z.boolean() }) },
  (scope, input) => rotateSecret(scope, input),
)
