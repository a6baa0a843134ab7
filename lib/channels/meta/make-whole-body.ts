import type { MetaAsset } from './meta-asset'

const objectOfKind = { whatsapp: 'whatsapp_business_account', messenger: 'page', instagram: 'instagram' }

/** A post as Meta would have sent it with these entries alone. */
export function makeWholeBody({ kind }: MetaAsset, entries: unknown[]): Buffer {
  return Buffer.from(JSON.stringify({ object: objectOfKind[kind], entry: entries }))
}
