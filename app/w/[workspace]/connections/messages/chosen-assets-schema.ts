import { z } from 'zod'
import { assetKinds } from '@/lib/access/meta/assets/asset-kinds'

/** Which ones, and nothing else about them: that is asked at Meta. */
export const chosenAssetsSchema = z.object({
  loginId: z.uuid(),
  assets: z
    .array(z.strictObject({ kind: z.enum(assetKinds), assetId: z.string().regex(/^\d{1,40}$/) }))
    .min(1, 'Choose a number, a Page or an account.')
    .max(50, 'Choose at most 50 at a time.'),
})
