import { createSerializer, parseAsArrayOf, parseAsString } from 'nuqs/server'

/** The part of the address that chooses ads: by their own id, their ad set's or their campaign's; any counts. */
export const adChoiceParsers = {
  ad: parseAsArrayOf(parseAsString),
  adset: parseAsArrayOf(parseAsString),
  campaign: parseAsArrayOf(parseAsString),
}

export type AdChoiceKind = keyof typeof adChoiceParsers

export const adChoiceKinds = Object.keys(adChoiceParsers) as AdChoiceKind[]

/** Stands for one chosen thing in lists of the browser: "campaign:17". */
export type AdChoiceKey = `${AdChoiceKind}:${string}`

export type AdChoiceQuery = Record<AdChoiceKind, string[] | null>

const serialize = createSerializer(adChoiceParsers)

export function toChoiceKeys(query: AdChoiceQuery): AdChoiceKey[] {
  return adChoiceKinds.flatMap((kind) => (query[kind] ?? []).map((id): AdChoiceKey => `${kind}:${id}`))
}

export function toChoiceQuery(keys: AdChoiceKey[]): AdChoiceQuery {
  const idsOf = (kind: AdChoiceKind) => {
    const prefix = `${kind}:`
    const ids = keys.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
    return ids.length > 0 ? ids : null
  }
  return { ad: idsOf('ad'), adset: idsOf('adset'), campaign: idsOf('campaign') }
}

/** An address that chooses no ad, and now these. */
export function withChoice(address: string, keys: AdChoiceKey[]): string {
  return serialize(address, toChoiceQuery(keys))
}
