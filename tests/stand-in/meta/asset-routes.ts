import type { Answer } from './answer'
import { type Asker, requirePermission } from './authorize'
import type { MetaBusiness, MetaWorld } from './meta-world'
import { adFields, numberFields, pageFields } from './object-fields'
import { type PageQuestion, pageOfRows } from './paging'
import { refusalOf, refuse } from './refusal'
import { selectFields } from './select-fields'
import { placedAds, type StandInState } from './stand-in-state'

interface Path {
  method: string
  id: string
  edge: string | undefined
}

/** Pages, Instagram accounts, WhatsApp accounts and their numbers, businesses, and single ads. */
export function answerAsset(state: StandInState, asker: Asker, path: Path, question: PageQuestion): Answer {
  if (path.edge === 'subscribed_apps') return answerSubscription(state, asker, path, question.params)
  if (path.method !== 'GET') throw refuse(100, '(#100) The stand-in only reads this.')
  const business = state.world.businesses.find(({ id }) => id === path.id)
  if (business && path.edge?.endsWith('_whatsapp_business_accounts')) {
    requirePermission(asker, 'whatsapp_business_management', 'business_management')
    if (!asker.user.businessIds.includes(business.id)) throw refusalOf('graph-error-200-permission')
    const isOwned = path.edge === 'owned_whatsapp_business_accounts'
    const accounts = isOwned ? business.whatsApp : clientAccounts(state.world, business)
    return {
      json: pageOfRows(
        question,
        accounts.map(({ id, name }) => ({ id, name })),
      ),
    }
  }
  const waba = whatsAppOf(state.world, asker, path.id)
  if (waba && path.edge === 'phone_numbers') {
    requirePermission(asker, 'whatsapp_business_management')
    const rows = waba.numbers.map((number) =>
      selectFields(
        numberFields(number),
        question.params.get('fields'),
        'id,display_phone_number,verified_name',
      ),
    )
    return { json: pageOfRows(question, rows) }
  }
  if (path.edge !== undefined) throw refusalOf('graph-error-100-33-missing-object')
  const object = objectOf(state, asker, path.id)
  if (!object) throw refusalOf('graph-error-100-33-missing-object')
  return { json: selectFields(object, question.params.get('fields'), 'id') }
}

/** A Page is subscribed with its own token, a WhatsApp account with its owner's. */
function answerSubscription(
  state: StandInState,
  asker: Asker,
  { method, id }: Path,
  params: URLSearchParams,
): Answer {
  if (state.world.pages.some((page) => page.id === id)) {
    requirePermission(asker, 'pages_manage_metadata', 'pages_messaging')
    if (asker.facts.pageId !== id)
      throw refuse(210, '(#210) A page access token is required to request this resource.')
  } else if (whatsAppOf(state.world, asker, id)) requirePermission(asker, 'whatsapp_business_management')
  else throw refusalOf('graph-error-100-33-missing-object')
  if (method === 'GET') {
    const fields = state.subscriptions.get(id)
    return { json: { data: fields ? [subscribedApp(state.world, id, fields)] : [] } }
  }
  if (method === 'DELETE') state.subscriptions.delete(id)
  else state.subscriptions.set(id, (params.get('subscribed_fields') ?? '').split(',').filter(Boolean))
  return { json: { success: true } }
}

/** As Meta writes it: one way for Pages, another for WhatsApp. */
function subscribedApp({ app, pages }: MetaWorld, id: string, fields: string[]) {
  const named = { id: app.id, name: app.name }
  const isPage = pages.some((page) => page.id === id)
  return isPage ? { ...named, subscribed_fields: fields } : { whatsapp_business_api_data: named }
}

function objectOf(state: StandInState, asker: Asker, wanted: string): Record<string, unknown> | null {
  const { world } = state
  const page = world.pages.find(({ id }) => id === wanted && asker.user.pageIds.includes(id))
  if (page) return pageFields(state, asker, page)
  const mine = world.pages.filter(({ id }) => asker.user.pageIds.includes(id))
  const instagram = mine.find((page) => page.instagram?.id === wanted)?.instagram
  if (instagram) return { ...instagram }
  const wabas = whatsAppsOf(world, asker)
  const number = wabas.flatMap(({ numbers }) => numbers).find(({ id }) => id === wanted)
  if (number) return numberFields(number)
  const waba = wabas.find(({ id }) => id === wanted)
  if (waba) return { id: waba.id, name: waba.name }
  const accounts = world.accounts.filter(({ id }) => asker.user.accountIds.includes(id))
  const placed = accounts.flatMap(placedAds).find(({ ad }) => ad.id === wanted)
  return placed ? adFields(placed) : null
}

function whatsAppOf(world: MetaWorld, asker: Asker, wanted: string) {
  return whatsAppsOf(world, asker).find(({ id }) => id === wanted)
}

function whatsAppsOf(world: MetaWorld, asker: Asker) {
  const businesses = businessesOf(world, asker)
  return businesses.flatMap((business) => [...business.whatsApp, ...clientAccounts(world, business)])
}

function clientAccounts({ businesses }: MetaWorld, { clientWhatsAppIds = [] }: MetaBusiness) {
  return businesses.flatMap(({ whatsApp }) => whatsApp).filter(({ id }) => clientWhatsAppIds.includes(id))
}

function businessesOf({ businesses }: MetaWorld, { user }: Asker) {
  return businesses.filter(({ id }) => user.businessIds.includes(id))
}
