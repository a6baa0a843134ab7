'use server'

import { action } from '@/lib/access/action'
import { claimAssets } from '@/lib/access/meta/assets/claim-assets'
import { chosenAssetsSchema } from './chosen-assets-schema'

export const claimAssetsAction = action(
  { right: 'manage-connections', schema: chosenAssetsSchema },
  async (scope, input) => ({ outcomes: await claimAssets(scope, input) }),
)
