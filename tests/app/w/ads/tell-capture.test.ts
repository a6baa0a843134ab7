import { describe, expect, test } from 'vitest'
import { listCaptureRungs } from '@/app/w/[workspace]/ads/[ad]/list-capture-rungs'
import { type CaptureQuestion, tellCapture } from '@/app/w/[workspace]/ads/[ad]/tell-capture'
import { tellCaptureNotes } from '@/app/w/[workspace]/ads/[ad]/tell-capture-notes'
import type { CaptureFigures } from '@/lib/metrics/get-capture-rate'
import { captureFigures, captureRate } from './capture-figures'

const bot = { kind: 'bot', name: 'Shop bot', disabled: false } as const

function tell(totals: Partial<CaptureFigures>, more: Partial<CaptureQuestion> = {}) {
  const capture = captureRate({ totals: captureFigures(totals) })
  return tellCapture({ capture, connections: [bot], slug: 'fab-cart', locale: 'en-IN', ...more })
}

describe('where most of an ad are lost is told with what to do', () => {
  test('before they reach us', () => {
    expect(tell({ started: 1500 })).toEqual({
      tone: 'warning',
      outcome: "Most are lost before they reach us: 1,420 of Meta's 1,500",
      advice:
        'Most often the number, Page or Instagram account that the ad leads to is not connected, or its webhook has stopped. Connected: Shop bot. Not connected: WhatsApp, Messenger and Instagram.',
      link: { label: 'See connections', href: '/w/fab-cart/connections' },
    })
    const numbers = [
      { kind: 'whatsapp', name: 'Shop number', disabled: false },
      { kind: 'instagram', name: 'Shop on Instagram', disabled: false },
      { kind: 'messenger', name: 'Old page', disabled: true },
    ] as const
    expect(tell({}, { connections: [...numbers] }).advice).toContain(
      'Connected: Shop number and Shop on Instagram. Not connected: Messenger.',
    )
    expect(tell({}, { connections: [] }).advice).toContain('Nothing is connected.')
  })

  test('because they could not be read', () => {
    expect(tell({ unreadable: 18 })).toMatchObject({
      outcome: 'Most are lost because they could not be read: 18 wait in quarantine',
      link: { href: '/w/fab-cart/connections#quarantine' },
    })
  })

  test('because they wrote nothing, and who may still', () => {
    const told = tell({ reached: 100, waiting: 4 })
    expect(told.outcome).toBe('Most are lost because they write nothing: 30 opened the chat and left')
    expect(told.advice).toContain('4 of them may still write: within 24 hours it counts.')
    expect(tell({ reached: 100 }).advice).not.toContain('may still')
  })

  test('because they wrote elsewhere', () => {
    const given = { reached: 100, wrote: 100, counted: 90, inOtherAds: 7, inOtherConversations: 3 }
    expect(tell(given)).toMatchObject({
      outcome: 'Most are not lost but count elsewhere: 10 wrote in a conversation that was open already',
      advice:
        'A conversation counts for what opened it: 7 in one that another ad had opened and 3 in one that no ad had opened.',
      link: null,
    })
    expect(tell({ ...given, inOtherAds: 0 }).advice).not.toContain('another ad')
  })
})

describe('without a loss it is told', () => {
  test('that all are there', () => {
    expect(tell({ started: 65 }).outcome).toBe('All that Meta counts came in here')
  })

  test('that more are there, calmly', () => {
    expect(tell({ started: 50 })).toMatchObject({
      tone: 'good',
      outcome: 'More came in here than Meta counts',
      advice: expect.stringMatching(/^That is no mistake\./),
    })
  })

  test('that Meta counts none', () => {
    const none = 'Meta counts no conversation in these days, so there is no rate'
    expect(tell({ started: 0 })).toMatchObject({ outcome: none, advice: expect.stringMatching(/^65 came/) })
    expect(tell({ started: 0, counted: 0 })).toMatchObject({
      outcome: none,
      advice: 'Nobody came in here either.',
    })
  })

  test('why Meta counts nothing that we know of', () => {
    expect(tell({ started: null }).outcome).toBe("Meta's count of these days has not been fetched yet")
    const early = { accountId: '5', name: 'Fab Cart', firstDay: '2026-11-03' }
    const before = captureRate({ account: early, totals: captureFigures({ started: null }) })
    expect(tell({}, { capture: before }).outcome).toBe(
      "Meta's count of this ad account is read from 3 Nov 2026 on",
    )
    const capture = captureRate({ account: null, totals: captureFigures({ started: null }) })
    expect(tell({}, { capture })).toMatchObject({
      outcome: "Meta's count is not known: no connected ad account lists this ad",
      link: { href: '/w/fab-cart/connections#meta' },
    })
  })
})

describe('beside the rate', () => {
  test('nothing is said where all is plain', () => {
    expect(tellCaptureNotes(captureRate(), 'Asia/Kolkata')).toEqual([])
  })

  test('days of another zone are named', () => {
    expect(tellCaptureNotes(captureRate(), 'Europe/Berlin')).toEqual([
      'Days here are days of the ad account, Asia/Kolkata; elsewhere conversations are by days of Europe/Berlin.',
    ])
  })

  test.each([
    [['2026-11-02'], '2026-08-23', "Meta's count of 1 of 2 days is missing; left out of the rate."],
    [
      ['2026-11-01'],
      '2026-11-02',
      "Meta's count is read from 2 Nov 2026 on; 1 of 2 days before it left out of the rate.",
    ],
  ])('days without a count are named: %j', (missingDays, firstDay, sentence) => {
    const account = { accountId: '5', name: 'Fab Cart', firstDay }
    expect(tellCaptureNotes(captureRate({ account, missingDays }), 'Asia/Kolkata')).toEqual([sentence])
  })

  test('where none is known, that is said instead', () => {
    const totals = captureFigures({ started: null })
    expect(tellCaptureNotes(captureRate({ totals, missingDays: ['2026-11-01'] }), 'Asia/Kolkata')).toEqual([])
  })
})

test('the ladder goes from Meta to us, and marks where most are lost', () => {
  const rungs = listCaptureRungs(captureFigures({ unreadable: 5 }), 'en-IN')
  expect(rungs.map(({ figure, count, losses }) => [figure, count, losses])).toEqual([
    ['conversations_started', 100, []],
    [
      'capture_reached',
      80,
      [
        { text: '15 never reached us: most are lost here', isMost: true },
        { text: '5 could not be read', isMost: false },
      ],
    ],
    ['capture_wrote', 70, [{ text: '10 wrote nothing', isMost: false }]],
    ['capture_counted', 65, [{ text: '5 wrote in a conversation that was open already', isMost: false }]],
  ])
})
