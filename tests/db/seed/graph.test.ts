import { describe, expect, test } from 'vitest'
import { calendarDays, isRunning } from '@/db/seed/ads'
import { brands } from '@/db/seed/brands/brands'
import { seededRandom } from '@/db/seed/random'

describe.each(brands)('the bot of $name', (brand) => {
  const ids = brand.graph.map(({ id }) => id)

  test('has steps that lead to steps that are there', () => {
    const targets = brand.graph.flatMap(({ answers }) => answers.map(({ to }) => to))
    const entries = [...brand.ads, ...brand.campaigns].map(({ entry }) => entry)
    expect([...targets, ...entries].filter((id) => !ids.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('reaches every step from the welcome, an ad, a campaign or a misunderstanding', () => {
    const reached = new Set(['WELCOME', 'FALLBACK', ...brand.ads.map(({ entry }) => entry)])
    for (const { entry } of brand.campaigns) reached.add(entry)
    for (const id of reached) {
      for (const { to } of brand.graph.find((node) => node.id === id)?.answers ?? []) reached.add(to)
    }
    expect(ids.filter((id) => !reached.has(id))).toEqual([])
  })

  test('knows every fact that it speaks of', () => {
    const facts = Object.keys({ ...brand.facts(seededRandom('facts'), null), name: '' })
    const texts = brand.graph.flatMap(({ says, answers }) => [says, ...answers.map((answer) => answer.says)])
    const spoken = JSON.stringify(texts).matchAll(/\{(\w+)\}/g)
    expect([...spoken].map(([, name]) => name).filter((name) => !facts.includes(name ?? ''))).toEqual([])
  })

  test('speaks of what an ad advertises', () => {
    const topics = brand.ads.flatMap(({ topic }) => (topic ? [topic] : []))
    const spokenOf = topics.map((topic) => Object.values(brand.facts(seededRandom('topic'), topic)))
    expect(topics.filter((topic, index) => !spokenOf[index]?.includes(topic))).toEqual([])
  })

  test('speaks every language of the brand', () => {
    const german = brand.languages.some(({ language }) => language === 'de')
    expect(german ? brand.graph.filter(({ says }) => !says.de).map(({ id }) => id) : []).toEqual([])
  })

  test('has goals and journeys over steps that are there, for ads that are there', () => {
    const ofGoals = brand.goals.flatMap(({ conditions }) => conditions.flatMap(({ nodes }) => nodes))
    const ofJourneys = brand.journeys.flatMap(({ steps }) => steps.flatMap(({ nodes }) => nodes))
    expect([...ofGoals, ...ofJourneys].filter((id) => !ids.includes(id))).toEqual([])
    const known = brand.ads.map(({ id }) => id)
    const linked = brand.journeys.flatMap(({ ads }) => ads)
    expect(linked.filter((id) => !known.includes(id))).toEqual([])
    expect(new Set(linked).size).toBe(linked.length)
    expect(linked.length).toBeLessThan(known.length)
  })

  test('has an ad running on every day of the calendar', () => {
    const bare = Array.from({ length: calendarDays }, (_, day) => day).filter(
      (day) => !brand.ads.some((ad) => isRunning(ad, day)),
    )
    expect(bare).toEqual([])
  })

  test('has hours and weekdays for all of them', () => {
    expect(brand.hours).toHaveLength(24)
    expect(brand.weekdays).toHaveLength(7)
  })
})
