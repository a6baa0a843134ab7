import { beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import type { MailPart, MailTable } from '@/lib/email/mail-content'
import { renderMail } from '@/lib/email/render-mail'
import { formatChange } from '@/lib/format/format-change'
import { getFigure } from '@/lib/metrics/catalog'
import { type DigestContent, digestContent } from '@/lib/reports/digest/digest-content'
import { type Digest, isQuiet } from '@/lib/reports/digest/read-digest'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { busyDigest, quietDigest } from './digests'

const database = useDatabase()
let scope: Scope

beforeAll(async () => {
  scope = (await castPlayers(database.owner, { currency: 'INR', timeZone: 'Asia/Kolkata' })).alice.scope
})

const order = {
  name: 'Monday digest',
  cadence: 'weekly' as const,
  period: { from: '2026-11-15', to: '2026-11-21' },
  stopAddress: 'https://app.example/unsubscribe/x',
}

function contentOf(digest: Digest): DigestContent {
  return digestContent(scope, digest, order)
}

function tableOf({ parts }: DigestContent, caption: string): MailTable {
  const found = parts.flatMap((part: MailPart) => (part.kind === 'table' ? [part.table] : []))
  const table = found.find((one) => one.caption === caption)
  if (!table) throw new Error(`no table ${caption}`)
  return table
}

function sentencesOf({ parts }: DigestContent): string {
  return parts.flatMap((part) => (part.kind === 'paragraph' ? [part.text] : [])).join('\n')
}

test('the subject says how many and when; the preview how many from ads', () => {
  const { subject, heading, preview } = contentOf(busyDigest())
  expect(subject).toBe('Fab Cart: 1,23,456 conversations, 15 – 21 Nov 2026')
  expect(heading).toBe('Fab Cart, 15 – 21 Nov 2026')
  expect(preview).toBe('1,00,000 from ads, 2,500 of them reached the goal')
})

test('the three sources with change and share; they sum to the total', () => {
  expect(tableOf(contentOf(busyDigest()), 'Conversational Source').rows).toEqual([
    ['Ads', '1,00,000', '+25.0%', '81.0%'],
    ['Organic', '20,000', '−20.0%', '16.2%'],
    ['Proactive Messaging', '3,456', '–', '2.8%'],
    ['Total', '1,23,456', '+17.6%', '100.0%'],
  ])
})

test('five figures of ads under the names of the catalogue; money by currency, never added', () => {
  expect(tableOf(contentOf(busyDigest()), 'Ads Overview').rows).toEqual([
    [`${getFigure('ad_spend').label}, INR`, '₹4,56,789.50', '₹4,00,000.00', '+14.2%'],
    [`${getFigure('ad_spend').label}, USD`, '$12.00', '–', '–'],
    [getFigure('ad_impressions').label, '90,00,000', '91,00,000', '−1.1%'],
    [getFigure('ad_clicks').label, '1,20,000', '1,20,000', '0.0%'],
    [getFigure('ad_conversations').label, '1,00,000', '80,000', '+25.0%'],
    [getFigure('goals_achieved').label, '2,500', '0', '–'],
  ])
})

test('the ads that brought most, by name or else by id', () => {
  expect(tableOf(contentOf(busyDigest()), 'The 2 ads that brought most').rows).toEqual([
    ['Autumn, blue', '60,000', '₹2,00,000.00', '2,000'],
    ['120210000000000024', '40,000', '–', '500'],
  ])
})

test('journeys, how many came through', () => {
  expect(tableOf(contentOf(busyDigest()), 'User Journey').rows).toEqual([
    ['Buy a sari', '5,000', '1,250', '25.0%'],
  ])
})

test('a hole in the costs is said, and never looks like a zero', () => {
  const said = sentencesOf(contentOf(busyDigest()))
  expect(said).toContain('Costs of 2 days of the ad account Acme India are missing. Meta asks us to wait.')
  expect(said).not.toContain('No ad account is connected')
})

test('without an ad account, a goal, a journey or a conversation it says what is not known', () => {
  const content = contentOf(quietDigest())
  const [spend, impressions, , conversations, goals] = tableOf(content, 'Ads Overview').rows
  expect(spend).toEqual([getFigure('ad_spend').label, '–', '–', '–'])
  expect(impressions?.slice(1)).toEqual(['–', '–', '–'])
  expect(conversations?.slice(1)).toEqual(['0', '0', '–'])
  expect(goals?.slice(1)).toEqual(['–', '–', '–'])
  const said = sentencesOf(content)
  expect(said).toContain('0 conversations started, as many as on the seven days before.')
  expect(said).toContain('No ad account is connected')
  expect(said).toContain('No goal is set yet')
  expect(content.parts.filter(({ kind }) => kind === 'table')).toHaveLength(2)
})

test('both bodies have the way to the page and the way out', () => {
  const { html, text } = renderMail(contentOf(busyDigest()))
  for (const body of [html.replaceAll('&amp;', '&'), text]) {
    expect(body).toContain(`/w/${scope.slug}/click-to-haptik?from=2026-11-15&to=2026-11-21`)
    expect(body).toContain('https://app.example/unsubscribe/x')
  }
})

describe('nothing happened', () => {
  test('where there is no conversation and no ad was shown', () => {
    expect(isQuiet(quietDigest())).toBe(true)
  })

  test.each<[string, (digest: Digest) => void]>([
    ['a conversation', ({ source }) => Object.assign(source, { total: 1 })],
    ['money', ({ ads }) => ads.totals.spend.push({ currency: 'INR', amount: '0.01' })],
    ['impressions', ({ ads }) => Object.assign(ads.totals, { impressions: 1 })],
    ['clicks', ({ ads }) => Object.assign(ads.totals, { clicks: 1 })],
  ])('but not where there was %s', (_, happen) => {
    const digest = quietDigest()
    happen(digest)
    expect(isQuiet(digest)).toBe(false)
  })
})

test.each([
  [0.084, '+8.4%'],
  [-0.03, '−3.0%'],
  [0, '0.0%'],
  [0.0001, '0.0%'],
  [12, '>+999%'],
  [null, '–'],
  [Infinity, '–'],
])('a change of %s is %s', (ratio, text) => {
  expect(formatChange(ratio)).toBe(text)
})
