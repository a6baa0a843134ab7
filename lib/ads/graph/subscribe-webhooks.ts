import { z } from 'zod'
import { graphDelete } from './graph-delete'
import { graphGet } from './graph-get'
import { graphPost } from './graph-post'
import { type MetaToken, metaApp } from './meta-token'
import { type Patience, patienceOfPages } from './patience'

const pageFields = [
  'messages',
  'messaging_postbacks',
  // Without this one the referral is missing from messages too.
  'messaging_referrals',
  'message_echoes',
  'message_deliveries',
  'message_reads',
]
const schema = z.looseObject({ success: z.literal(true) })

/** Has Meta send a Page's webhooks to this app, and those of its Instagram account; with the Page's own token. */
export async function subscribePage(page: MetaToken, pageId: string): Promise<void> {
  const params = { subscribed_fields: pageFields.join(',') }
  await graphPost(page, `${pageId}/subscribed_apps`, { schema, params, patience: patienceOfPages })
}

/** Has Meta send the webhooks of a WhatsApp business account to this app. */
export async function subscribeWhatsApp(login: MetaToken, wabaId: string): Promise<void> {
  await graphPost(login, `${wabaId}/subscribed_apps`, { schema, patience: patienceOfPages })
}

const app = z.looseObject({
  id: z.string().optional(),
  /** Where WhatsApp has it. */
  whatsapp_business_api_data: z.looseObject({ id: z.string().optional() }).optional(),
})
const subscribed = z.looseObject({ data: z.array(app) })

/** Whether Meta sends the webhooks of a Page or a WhatsApp business account to this app. */
export async function isSubscribed(
  login: MetaToken,
  parentId: string,
  patience: Patience = patienceOfPages,
): Promise<boolean> {
  const { body } = await graphGet(login, `${parentId}/subscribed_apps`, { schema: subscribed, patience })
  const ids = body.data.map((one) => one.id ?? one.whatsapp_business_api_data?.id)
  return ids.includes(metaApp().id)
}

/** Has Meta send no more webhooks of a Page or a WhatsApp business account to this app. */
export async function unsubscribe(login: MetaToken, parentId: string): Promise<void> {
  await graphDelete(login, `${parentId}/subscribed_apps`, { schema, patience: patienceOfPages })
}
