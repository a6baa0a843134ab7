import type { InboundItem } from '../inbound-event'
import { isObject, readJson } from '../read-json'
import { reject } from './make-meta-item'
import { makeWholeBody } from './make-whole-body'
import type { MetaAsset } from './meta-asset'
import { parseMessaging } from './parse-messaging'
import { parseWhatsAppValue } from './parse-whatsapp-value'
import { findUnquotedAds, quoteLongIntegers } from './quote-long-integers'
import { listAt, objectAt, textAt } from './read-field'

/** What a post says of one asset, with the bytes to keep of it. */
export interface MetaPart extends MetaAsset {
  items: InboundItem[]
  body: Buffer
  /** Entries or changes that named it. */
  entries: number
}

/** `adrift`: entries that name no asset, by their kind. */
export type ParsedMetaPost =
  | { ok: true; parts: MetaPart[]; adrift: { kind: string; entries: number }[] }
  | { ok: false }

const kindOfObject: Record<string, MetaAsset['kind']> = {
  whatsapp_business_account: 'whatsapp',
  page: 'messenger',
  instagram: 'instagram',
}

/**
 * Reads the bytes of a post, which may hold many entries of several businesses, asset by asset. What is wrong
 * with one entry stays with that entry. `receivedAt` is in milliseconds.
 */
export function parseMetaPost(body: Buffer, receivedAt: number): ParsedMetaPost {
  let unquoted = new Set<string>()
  const json = readJson(body, (text) => {
    unquoted = findUnquotedAds(text)
    return quoteLongIntegers(text)
  })
  // A page of Meta's own prints an Instagram body inside a list.
  const posts = Array.isArray(json) ? json : [json]
  if (posts.length === 0 || !posts.every(isObject)) return { ok: false }
  const reading = new Reading(receivedAt, unquoted)
  for (const post of posts) reading.read(post)
  return { ok: true, parts: reading.finish(body), adrift: reading.adrift() }
}

interface OpenPart {
  asset: MetaAsset
  items: InboundItem[]
  entries: number
  /** The entries with what is the asset's own. */
  raw: unknown[]
}

class Reading {
  private readonly parts = new Map<string, OpenPart>()
  private readonly lost = new Map<string, number>()

  constructor(
    private readonly receivedAt: number,
    /** Ids of ads that came as bare numbers. */
    private readonly unquoted: Set<string>,
  ) {}

  read(post: Record<string, unknown>): void {
    const object = textAt(post, 'object') ?? ''
    const kind = kindOfObject[object]
    for (const entry of listAt(post, 'entry') ?? []) {
      if (!kind || !isObject(entry)) this.lose(kind ?? 'unknown')
      else if (kind === 'whatsapp') this.readWhatsApp(entry)
      else this.readMessages(kind, object, entry)
    }
  }

  private readWhatsApp(entry: Record<string, unknown>): void {
    const changes = listAt(entry, 'changes')
    if (!changes) this.lose('whatsapp')
    for (const change of changes ?? []) {
      const field = textAt(change, 'field')
      if (field !== null && field !== 'messages') continue
      const value = objectAt(change, 'value')
      const assetId = textAt(objectAt(value, 'metadata'), 'phone_number_id')
      if (!value || assetId === null) {
        this.lose('whatsapp')
        continue
      }
      const wrapEntry = (inner: unknown) => ({ id: entry.id, changes: [{ field: 'messages', value: inner }] })
      const wrap = (inner: unknown) => ({ object: 'whatsapp_business_account', entry: [wrapEntry(inner)] })
      const part = this.partOf({ kind: 'whatsapp', assetId }, wrapEntry(value))
      for (const item of parseWhatsAppValue(value, wrap, this.receivedAt)) part.items.push(item)
    }
  }

  private readMessages(kind: MetaAsset['kind'], object: string, entry: Record<string, unknown>): void {
    const assetId = textAt(entry, 'id')
    if (assetId === null) {
      this.lose(kind)
      return
    }
    const asset = { kind, assetId }
    const part = this.partOf(asset, entry)
    const wrap = (event: unknown) => ({ object, entry: [{ id: assetId, messaging: [event] }] })
    const events = [listAt(entry, 'messaging'), listAt(entry, 'standby'), listAt(entry, 'changes')]
    const [messaging, standby, changes] = events
    if (!messaging || !standby || !changes) {
      part.items.push(reject('messaging or changes: is not a list', null, { object, entry: [entry] }))
      return
    }
    // The dashboard's Test button puts the event into the value of a change.
    const tested = changes
      .map((change) => objectAt(change, 'value'))
      .filter((value) => objectAt(value, 'sender'))
    for (const event of [...messaging, ...standby, ...tested]) {
      const item = parseMessaging(asset, event, wrap(event), this.receivedAt)
      if (item) part.items.push(item)
    }
  }

  private partOf(asset: MetaAsset, raw: unknown): OpenPart {
    const key = `${asset.kind} ${asset.assetId}`
    const part = this.parts.get(key) ?? { asset, items: [], entries: 0, raw: [] }
    this.parts.set(key, part)
    part.entries += 1
    part.raw.push(raw)
    return part
  }

  private lose(kind: string): void {
    this.lost.set(kind, (this.lost.get(kind) ?? 0) + 1)
  }

  adrift(): { kind: string; entries: number }[] {
    return [...this.lost].map(([kind, entries]) => ({ kind, entries }))
  }

  private flagUnquoted(item: InboundItem): void {
    if (this.unquoted.size === 0 || !item.ok) return
    const { referral, flags } = item.event
    if (referral && this.unquoted.has(referral.id)) flags.push('unquoted')
  }

  /** The bytes as received are kept where they are one asset's alone: nobody keeps what is another's. */
  finish(body: Buffer): MetaPart[] {
    const isAlone = this.parts.size === 1 && this.lost.size === 0
    return [...this.parts.values()].map(({ asset, raw, ...rest }) => {
      for (const item of rest.items) this.flagUnquoted(item)
      return { ...asset, ...rest, body: isAlone ? body : makeWholeBody(asset, raw) }
    })
  }
}
