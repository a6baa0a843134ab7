import { describe, expect, test } from 'vitest'
import { figures, getFigure } from '@/lib/metrics/catalog'
import { channelLabels, isChannel } from '@/lib/metrics/channel-labels'
import { platformLabel } from '@/lib/metrics/platform-label'
import { isSource, sourceLabels, sources } from '@/lib/metrics/sources'

describe('the catalogue', () => {
  test('defines each figure once', () => {
    const keys = figures.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(getFigure(key).key).toBe(key)
  })

  test.each(figures)('$key is worded in whole sentences', ({ label, wording, formula }) => {
    expect(label).toMatch(/^[A-Z]/)
    expect(wording).toMatch(/^[A-Z].*\.$/)
    expect(formula).toMatch(/^[a-z(]/)
  })

  test('gives each source the label of its figure', () => {
    for (const source of sources)
      expect(sourceLabels[source]).toBe(getFigure(`conversations_${source}`).label)
  })
})

test.each([
  ['facebook', 'Facebook'],
  ['audience_network', 'Audience Network'],
  ['threads', 'Threads'],
])('the platform %s is %s', (platform, label) => {
  expect(platformLabel(platform)).toBe(label)
})

test.each([['ads'], ['whatsapp'], ['__proto__'], ['toString'], ['']])(
  '%s is known for what it is',
  (text) => {
    expect(isSource(text)).toBe(text === 'ads')
    expect(isChannel(text)).toBe(Object.hasOwn(channelLabels, text))
  },
)
