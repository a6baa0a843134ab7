import { describe, expect, test } from 'vitest'
import {
  emptyJourney,
  isBlank,
  journeyValuesSchema,
  toValues,
} from '@/app/w/[workspace]/journeys/editor/journey-values'
import { listDifferences } from '@/app/w/[workspace]/journeys/editor/list-differences'
import { nameOfStep } from '@/app/w/[workspace]/journeys/editor/name-of-step'
import { shortenSteps } from '@/app/w/[workspace]/journeys/shorten-steps'

const bot = '00000000-0000-4000-8000-000000000001'
const choices = ['GREET', 'PAY'].map((nodeId) => ({
  connectionId: bot,
  connectionName: 'Bot',
  nodeId,
  name: nodeId === 'GREET' ? 'Greeting' : null,
  visits30d: 1,
  lastSeenAt: '2026-11-22T00:00:00.000Z',
  isVisited: true,
}))
const greet = { connectionId: bot, nodeId: 'GREET', name: 'Greeting' }
const pay = { connectionId: bot, nodeId: 'PAY', name: null }
const journey = {
  id: '00000000-0000-4000-8000-000000000002',
  name: 'Buy',
  windowHours: 48,
  revision: 3,
  updatedAt: '2026-11-22T00:00:00.000Z',
  updatedBy: 'Asha',
  steps: [
    { name: 'Greeting', ownName: null, nodes: [greet] },
    { name: 'At the till', ownName: 'At the till', nodes: [greet, pay] },
  ],
  ads: [],
}

describe('the form of a journey', () => {
  test('a saved journey goes in and comes out as it was', () => {
    expect(journeyValuesSchema.parse(toValues(journey))).toEqual({
      name: 'Buy',
      windowHours: 48,
      basedOnRevision: 3,
      steps: [
        { name: '', nodes: [{ connectionId: bot, nodeId: 'GREET' }] },
        {
          name: 'At the till',
          nodes: [
            { connectionId: bot, nodeId: 'GREET' },
            { connectionId: bot, nodeId: 'PAY' },
          ],
        },
      ],
    })
  })

  test('a new one says beside each field what it lacks', () => {
    const { error } = journeyValuesSchema.safeParse(emptyJourney())
    expect(error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
      'name: Give the journey a name.',
      'steps.0.nodes.0.nodeId: Choose a node.',
      'steps.1.nodes.0.nodeId: Choose a node.',
    ])
  })

  test('a window that is no whole number of hours', () => {
    for (const windowHours of ['', 'two', '1.5', '-3']) {
      const { error } = journeyValuesSchema.safeParse({ ...toValues(journey), windowHours })
      expect(error?.issues.map(({ message }) => message)).toEqual(['Write the window in whole hours.'])
    }
  })

  test('a step is blank until something is chosen or named', () => {
    expect(isBlank({ name: ' ', nodes: [{ nodeId: '' }] })).toBe(true)
    expect(isBlank({ nodes: [{ nodeId: '' }, { nodeId: 'PAY' }] })).toBe(false)
    expect(isBlank({ name: 'Paid', nodes: [{ nodeId: '' }] })).toBe(false)
  })
})

test('a step is called by its own name, else by its nodes', () => {
  const name = (nodes: { nodeId: string }[], own = '') => nameOfStep({ name: own, nodes }, choices)
  expect(name([{ nodeId: '' }])).toBeNull()
  expect(name([{ nodeId: 'GREET' }, { nodeId: '' }, { nodeId: 'PAY' }])).toBe('Greeting / PAY')
  expect(name([{ nodeId: 'GREET' }], ' Hello ')).toBe('Hello')
  expect(name([{ nodeId: 'GONE' }])).toBe('GONE')
})

test('many steps are named in short', () => {
  expect(shortenSteps(['A', 'B'])).toBe('A → B')
  expect(shortenSteps(['A', 'B', 'C', 'D', 'E', 'F'])).toBe('A → B → C → … → F')
})

test('what two persons wrote differently', () => {
  const mine = toValues(journey)
  expect(listDifferences(mine, { ...toValues(journey), basedOnRevision: 4 })).toEqual([])
  expect(listDifferences(mine, { ...mine, name: 'Buy ' })).toEqual([])
  expect(listDifferences(mine, { ...mine, name: 'Sell', windowHours: 24 })).toEqual(['name', 'window'])
  expect(listDifferences(mine, { ...mine, steps: mine.steps.toReversed() })).toEqual(['steps'])
})
