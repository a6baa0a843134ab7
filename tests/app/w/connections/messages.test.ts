import { expect, test } from 'vitest'
import { describeClaim } from '@/app/w/[workspace]/connections/messages/describe-claim'
import { tellAsset } from '@/app/w/[workspace]/connections/messages/tell-asset'
import { tellClaims } from '@/app/w/[workspace]/connections/messages/tell-claims'
import { tellRecheck } from '@/app/w/[workspace]/connections/messages/tell-recheck'
import type { ClaimableAsset } from '@/lib/access/meta/assets/list-claimable-assets'

const asset: ClaimableAsset = {
  kind: 'messenger',
  assetId: '1',
  name: 'Shop',
  detail: 'Page 1',
  standing: 'free',
  provenBy: null,
}

test.each<[Partial<ClaimableAsset>, string]>([
  [{}, 'Page 1'],
  [{ standing: 'elsewhere' }, 'Page 1 · another workspace takes its messages'],
  [{ standing: 'refused', detail: 'This person may not.' }, 'This person may not.'],
  [{ standing: 'ours', provenBy: { loginId: 'mine', name: 'Ines' } }, 'Page 1 · received already'],
  [
    { standing: 'ours', provenBy: { loginId: 'other', name: 'Ruben' } },
    'Page 1 · received by the login of Ruben; choose it to have this one answer for it',
  ],
])('an asset %o is told as %s', (change, said) => {
  expect(tellAsset({ ...asset, ...change }, 'mine')).toBe(said)
})

test.each([
  [{ state: 'routed' as const, subscribedAt: 'x' }, 'good', 'Subscribed at Meta'],
  [{ state: 'routed' as const, subscribedAt: null }, 'warning', 'Meta does not send'],
  [{ state: 'stopped' as const, subscribedAt: null }, 'bad', 'Stopped'],
  [{ state: 'released' as const, subscribedAt: null }, 'neutral', 'Let go of'],
])('a claim %o is %s: %s', (claim, tone, text) => {
  expect(describeClaim(claim)).toEqual({ tone, text })
})

test('what was chosen is told apart by what became of it', () => {
  const outcome = (name: string, problem: string | null) => ({ ...asset, name, problem })
  expect(tellClaims([outcome('Shop', null), outcome('@shop', null), outcome('Café', 'No.')])).toEqual({
    done: 'Messages of Shop, @shop come here now',
    problems: 'Café: No.',
  })
  expect(tellClaims([])).toEqual({ done: null, problems: null })
})

test('what Meta said again is counted', () => {
  expect(tellRecheck({ confirmed: 2, stopped: 1, unanswered: 1 })).toBe(
    'Meta was asked: 2 confirmed, 1 stopped, 1 without an answer',
  )
  expect(tellRecheck({ confirmed: 0, stopped: 0, unanswered: 0 })).toBe('There is nothing to ask about')
})
