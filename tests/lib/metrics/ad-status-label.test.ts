import { expect, test } from 'vitest'
import { adStatusLabel } from '@/lib/metrics/ad-status-label'

test.each([
  ['ACTIVE', 'Active', 'running'],
  ['ADSET_PAUSED', 'Ad set paused', 'resting'],
  ['DISAPPROVED', 'Not approved', 'refused'],
  ['PENDING_REVIEW', 'In review', 'waiting'],
  ['SOME_NEW_ONE', 'Some new one', 'resting'],
])('%s is %s, %s', (status, label, kind) => {
  expect(adStatusLabel(status)).toEqual({ label, kind })
})
