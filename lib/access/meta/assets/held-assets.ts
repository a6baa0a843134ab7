import { GraphError } from '@/lib/ads/graph/graph-error'
import { listPages, type MetaPage } from '@/lib/ads/graph/list-pages'
import { listPhoneNumbers } from '@/lib/ads/graph/list-phone-numbers'
import { listWhatsAppAccounts } from '@/lib/ads/graph/list-whatsapp-accounts'
import type { MetaToken } from '@/lib/ads/graph/meta-token'
import { type Patience, patienceOfPages } from '@/lib/ads/graph/patience'
import { readPermissions } from '@/lib/ads/graph/read-permissions'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { missingForChannel } from '../permissions'
import { assetKinds } from './asset-kinds'

/** A Page, an Instagram account or a phone number that a login may speak for, as Meta says now. */
export interface HeldAsset extends MetaAsset {
  name: string
  /** What tells it from others of its name: a number, a handle, a Page. */
  detail: string
  /** The Page or the WhatsApp account that is subscribed for it. */
  parentId: string
  /** What Meta is asked with about its subscription. Never hand it to a page. */
  token: MetaToken
  /** Why its messages are not this person's to hand over; null where they are. */
  refusal: string | null
}

/** What a login holds of one channel. */
export interface HeldChannel {
  kind: MetaAsset['kind']
  assets: HeldAsset[]
  /** Permissions that were not granted; nothing is listed then. */
  missing: string[]
  /** Meta did not say what there is. */
  error: GraphError | null
}

/** Throws GraphError where Meta does not even say what the login may do. */
export async function listHeldAssets(
  login: MetaToken,
  patience: Patience = patienceOfPages,
): Promise<HeldChannel[]> {
  const { granted } = await readPermissions(login, patience)
  let pages: Promise<MetaPage[]> | undefined
  const askPages = () => {
    pages ??= listPages(login, patience)
    return pages
  }
  const lists: Record<MetaAsset['kind'], () => Promise<HeldAsset[]>> = {
    whatsapp: () => listNumbers(login, patience),
    messenger: async () => (await askPages()).map(toMessenger),
    instagram: async () => (await askPages()).flatMap((page) => toInstagram(page) ?? []),
  }
  return Promise.all(
    assetKinds.map(async (kind) => {
      const missing = missingForChannel(granted, kind)
      if (missing.length > 0) return { kind, assets: [], missing, error: null }
      try {
        return { kind, assets: await lists[kind](), missing, error: null }
      } catch (error) {
        if (!(error instanceof GraphError)) throw error
        return { kind, assets: [], missing, error }
      }
    }),
  )
}

/** The task of a Page that lets a person read its messages, and so hand them over. */
const task = 'MESSAGING'

function refusalOf({ name, tasks }: MetaPage): string | null {
  return tasks.includes(task) ? null : `This person may not answer messages of the Page ${name}.`
}

function toMessenger(page: MetaPage): HeldAsset {
  const { pageId, name, login } = page
  const detail = `Page ${pageId}`
  const refusal = refusalOf(page)
  return { kind: 'messenger', assetId: pageId, name, detail, parentId: pageId, token: login, refusal }
}

function toInstagram(page: MetaPage): HeldAsset | null {
  const { pageId, name, login, instagram } = page
  if (!instagram) return null
  return {
    kind: 'instagram',
    assetId: instagram.accountId,
    name: instagram.username ? `@${instagram.username}` : name,
    detail: `of the Page ${name}`,
    parentId: pageId,
    token: login,
    refusal: refusalOf(page),
  }
}

async function listNumbers(login: MetaToken, patience: Patience): Promise<HeldAsset[]> {
  const assets: HeldAsset[] = []
  for (const { wabaId, name: account } of await listWhatsAppAccounts(login, patience)) {
    for (const { phoneNumberId, displayNumber, name } of await listPhoneNumbers(login, wabaId, patience)) {
      assets.push({
        kind: 'whatsapp',
        assetId: phoneNumberId,
        name: [name || account, displayNumber].filter(Boolean).join(' '),
        detail: `of the WhatsApp account ${account}`,
        parentId: wabaId,
        token: login,
        refusal: null,
      })
    }
  }
  return assets
}
