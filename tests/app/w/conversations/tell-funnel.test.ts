import { expect, test } from 'vitest'
import { type ToldFunnel, tellFunnel } from '@/app/w/[workspace]/conversations/tell-funnel'

const journey = { name: 'Buy', steps: [{ name: 'Welcome' }, { name: 'Size / Colour' }, { name: 'Payment' }] }

test.each<[ToldFunnel['filter'], string | null, string]>([
  [{ state: 'reached' }, null, 'People of the journey Buy'],
  [{ state: 'reached', step: 0 }, null, 'People of the journey Buy'],
  [{ state: 'reached', step: 2 }, null, 'People of the journey Buy who reached step 2, Size / Colour'],
  [{ state: 'completed' }, null, 'People of the journey Buy who completed it'],
  [{ state: 'dropped' }, null, 'People of the journey Buy who stopped on the way'],
  [{ state: 'dropped', step: 0 }, null, 'People of the journey Buy who stopped before step 1'],
  [{ state: 'dropped', step: 3 }, null, 'People of the journey Buy who stopped at step 3, Payment'],
  [
    { state: 'dropped', step: 3, next: 'silence' },
    null,
    'People of the journey Buy who stopped at step 3, Payment and then fell silent',
  ],
  [
    { state: 'dropped', step: 3, next: { connectionId: 'c', nodeId: 'MENU' } },
    'Menu',
    'People of the journey Buy who stopped at step 3, Payment and then went to Menu',
  ],
  [{ state: 'open' }, null, 'People of the journey Buy who are still on their way'],
  [{ state: 'open', step: 0 }, null, 'People of the journey Buy who may still reach step 1'],
  [
    { state: 'open', step: 1 },
    null,
    'People of the journey Buy who are at step 1, Welcome and may still go on',
  ],
  [{ state: 'dropped', step: 9 }, null, 'People of the journey Buy who stopped at step 9'],
])('%j', (filter, nextName, sentence) => {
  expect(tellFunnel({ journey, filter, nextName })).toBe(sentence)
})
