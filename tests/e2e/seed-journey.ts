import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { closePools } from '@/db/client'
import { operatorScope } from '@/lib/access/job-gate'
import { linkAd } from '@/lib/journeys/link-ad'
import { saveJourney } from '@/lib/journeys/save-journey'
import { signWebhook } from '../support/sign-webhook'
import { readRunningApp } from './running-app'

/** A person's way through the bot, as the ids of nodes. */
export type Way = string[]

const hour = 3_600_000

type Bot = { connectionId: string; secret: string }
type SentAd = { id: string; headline: string; platform?: string }

interface SentWays {
  ad: SentAd
  ways: Way[]
  hoursAgo: number
  /** Fab Cart's unless given. */
  bot?: Bot
}

function botOfFabCart(): Bot {
  const { connectionId = '', secret = '' } =
    readRunningApp().brands.find(({ slug }) => slug === 'fab-cart') ?? {}
  return { connectionId, secret }
}

/** Ads of their own, and persons who came from them and went their ways, each in a conversation. */
export async function sendWays(
  request: APIRequestContext,
  { ad, ways, hoursAgo, bot = botOfFabCart() }: SentWays,
): Promise<void> {
  const events = ways.flatMap((way) => eventsOf({ ad, way, at: Date.now() - hoursAgo * hour }))
  const { connectionId, secret } = bot
  const body = JSON.stringify({ events })
  const answer = await request.post(`/api/webhooks/bot/${connectionId}`, {
    data: body,
    headers: signWebhook(body, { secret }),
  })
  if (!answer.ok()) throw new Error(await answer.text())
}

interface OneWay {
  ad: SentAd
  way: Way
  at: number
}

function eventsOf({ ad, way, at }: OneWay) {
  const common = { channel: 'whatsapp', user: { id: randomUUID() }, conversation: { id: randomUUID() } }
  return [
    {
      ...common,
      type: 'message',
      id: randomUUID(),
      at,
      message: { from: 'user', text: 'Hello' },
      referral: { kind: 'ad', ...ad },
    },
    ...way.map((id, index) => ({
      ...common,
      type: 'node',
      id: randomUUID(),
      at: at + (index + 1) * 20_000,
      node: { id, name: nameOf(id) },
    })),
  ]
}

/** "Show the shoes #4f" has its name before the mark, so that each run has nodes of its own. */
function nameOf(id: string): string {
  return id.split(' #')[0] ?? id
}

/** A journey of one node a step, and the ads that follow it; the journey's id. */
export async function seedJourney(name: string, nodeIds: string[], adIds: string[]): Promise<string> {
  const scope = await operatorScope('fab-cart')
  const steps = nodeIds.map((nodeId) => ({ nodes: [{ nodeId }] }))
  const saved = await saveJourney(scope, { name, steps, windowHours: 24 })
  if (saved.outcome === 'stale') throw new Error('Nobody else saves this journey.')
  for (const adId of adIds) await linkAd(scope, { adId, journeyId: saved.journey.id })
  await closePools()
  return saved.journey.id
}
