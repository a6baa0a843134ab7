/** Where a webhook of Meta's came in: a phone number id, a Page id or an Instagram account id. */
export interface MetaAsset {
  kind: 'whatsapp' | 'messenger' | 'instagram'
  assetId: string
}
