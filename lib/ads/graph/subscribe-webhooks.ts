import { z } from 'zod'
import { graphPost } from './graph-post'
import type { MetaToken } from './meta-token'
import { patienceOfPages } from './patience'

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
