import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import DataDeletionPage from '@/app/data-deletion/[code]/page'
import PrivacyPage from '@/app/privacy/page'
import { completeDeletionRequest, storeDeletionRequest } from '@/lib/access/meta/deletion-requests'
import { useDatabase } from '@/tests/support/database'

useDatabase()

async function show(code: string): Promise<string> {
  return renderToStaticMarkup(await DataDeletionPage({ params: Promise.resolve({ code }) }))
}

function store(userId: string) {
  return storeDeletionRequest({ kind: 'deletion', userId, issuedAt: Date.now() })
}

test('whoever has the code sees how far it is, and not who it was', async () => {
  const { code } = await store('100200300400500')
  const before = await show(code)
  expect(before).toContain('Under way')
  await completeDeletionRequest(code, { logins: 1, accounts: 2, adDays: 1, kept: 1 })
  const after = await show(code)
  expect(after).toMatch(/Done/)
  expect(after).toContain('1 login with its access token, 2 ad accounts, 1 daily figure of ads.')
  expect(after).toContain('A login made after the request stays')
  expect(before + after).not.toContain('100200300400500')
})

test('where nothing was held it says so', async () => {
  const { code } = await store('600700')
  await completeDeletionRequest(code, {})
  expect(await show(code)).toContain('Nothing was held.')
})

test.each(['0'.repeat(32), '../', '', 'A'.repeat(100_000), "' or 1=1"])(
  'of no request there is nothing',
  async (code) => {
    await expect(show(code)).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
  },
)

test('the policy names both ways to have it deleted', () => {
  const page = renderToStaticMarkup(PrivacyPage())
  expect(page).toContain('If you talked to a bot')
  expect(page).toContain('If you connected with Facebook')
})
