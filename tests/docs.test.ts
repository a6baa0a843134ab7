import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { channels } from '@/lib/channels/inbound-event'
import { figures } from '@/lib/metrics/catalog'

/** What the documents name must be there, and what is there must be named. */

const readme = readFileSync('README.md', 'utf8')
const example = readFileSync('.env.example', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const variables = [...readFileSync('lib/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
  ([, name]) => name ?? '',
)

test('the environment has variables to be named', () => {
  expect(variables).toContain('DATABASE_URL')
  expect(variables.length).toBeGreaterThan(15)
})

describe('the README names', () => {
  test.each(Object.keys(scripts))('the script %s', (script) => {
    const short = script === 'test' || script === 'start' ? `npm ${script}` : `npm run ${script}`
    expect(readme).toContain(`\`${short}\``)
  })

  test.each(variables)('the variable %s', (variable) => {
    expect(readme).toContain(`\`${variable}\``)
  })

  test.each(channels)('the channel %s', (channel) => {
    expect(readme).toContain(`\`${channel}\``)
  })

  test('files and folders that are there', () => {
    const linked = [...readme.matchAll(/[^!]\[[^\]]*\]\((?!https?:)([^)#]+)\)/g)].map(
      ([, target]) => target ?? '',
    )
    const named = [...readme.matchAll(/`((?:app|components|db|drizzle|lib|tests)\/[^`<]*)`/g)].map(
      ([, target]) => target ?? '',
    )
    const missing = [...linked.map(decodeURIComponent), ...named].filter((target) => !existsSync(target))
    expect(missing).toEqual([])
    expect(linked.length).toBeGreaterThanOrEqual(5)
  })
})

test('.env.example names every variable once, each with a line that says what it is', () => {
  const lines = example.split('\n')
  for (const variable of variables) {
    const at = lines.flatMap((line, index) => (new RegExp(`^#? ?${variable}=`).test(line) ? [index] : []))
    expect(at, variable).toHaveLength(1)
    expect(lines[(at[0] ?? 0) - 1], variable).toMatch(/^# \S/)
  }
})

test('every figure of the catalogue explains itself', () => {
  for (const { key, label, formula, wording } of figures) {
    expect(
      [key, label, formula, wording].every((text) => text.length > 1),
      key,
    ).toBe(true)
  }
})
