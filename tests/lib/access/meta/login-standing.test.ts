import { expect, it } from 'vitest'
import type { MetaLoginRow } from '@/lib/access/meta/list-meta-logins'
import { loginStanding } from '@/lib/access/meta/login-standing'

const now = Date.parse('2026-11-20T12:00:00Z')
const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString()

it.each<[string, Partial<MetaLoginRow>, object]>([
  [
    'good for long',
    { expiresAt: inDays(59.9), dataAccessExpiresAt: inDays(89.9) },
    { isDead: false, daysLeft: 59, endsWith: 'token', isEndingSoon: false },
  ],
  [
    'whose access to data ends first',
    { expiresAt: inDays(59), dataAccessExpiresAt: inDays(41.2) },
    { daysLeft: 41, endsWith: 'data-access', isEndingSoon: false },
  ],
  [
    'with exactly fourteen days',
    { expiresAt: inDays(14), dataAccessExpiresAt: null },
    { daysLeft: 14, isEndingSoon: false },
  ],
  [
    'with less than fourteen days',
    { expiresAt: inDays(13.99), dataAccessExpiresAt: null },
    { daysLeft: 13, isEndingSoon: true },
  ],
  ['with hours', { expiresAt: inDays(0.1) }, { isDead: false, daysLeft: 0, isEndingSoon: true }],
  [
    'without an end',
    { expiresAt: null, dataAccessExpiresAt: null },
    { isDead: false, daysLeft: null, endsWith: null, isEndingSoon: false },
  ],
  [
    'that has run out',
    { expiresAt: inDays(-0.1) },
    { isDead: true, daysLeft: 0, problem: 'The login with Facebook has expired. Connect again.' },
  ],
  [
    'that Meta no longer takes',
    { state: 'dead', problem: 'The password changed. Connect again.', expiresAt: inDays(30) },
    { isDead: true, problem: 'The password changed. Connect again.' },
  ],
])('a login %s', (_, given, expected) => {
  const login: MetaLoginRow = {
    loginId: '1',
    name: 'Ines',
    state: 'live',
    problem: null,
    connectedAt: inDays(0),
    expiresAt: null,
    dataAccessExpiresAt: null,
    missing: [],
    mayReceiveMessages: false,
    ...given,
  }
  expect(loginStanding(login, now)).toMatchObject(expected)
})
