'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { chooseAdAccounts } from '@/lib/access/meta/choose-ad-accounts'
import { chosenAccountsSchema } from './chosen-accounts-schema'

export const chooseAdAccountsAction = action(
  { right: 'manage-connections', schema: chosenAccountsSchema.extend({ loginId: z.uuid() }) },
  (scope, input) => chooseAdAccounts(scope, input),
)
