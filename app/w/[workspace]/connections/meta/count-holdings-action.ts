'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { listProven } from '@/lib/access/meta/assets/list-proven'
import { countHoldings } from '@/lib/access/meta/count-holdings'

export const countHoldingsAction = action(
  {
    right: 'manage-connections',
    schema: z.union([z.strictObject({ loginId: z.uuid() }), z.strictObject({ accountId: z.string() })]),
  },
  async (scope, input) => ({
    accounts: await countHoldings(scope, input),
    assets: 'loginId' in input ? await listProven(scope, input.loginId) : [],
  }),
)
