import { afterAll, describe, expect, test } from 'vitest'
import * as live from '@/app/api/health/live/route'
import * as ready from '@/app/api/health/ready/route'
import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'
import { useDatabase } from '@/tests/support/database'
import { expectLogged } from '@/tests/support/no-stray-errors'

const database = useDatabase()
afterAll(closePools)

test('live says so without asking anyone', async () => {
  const response = live.GET()
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ status: 'live' })
})

describe('ready', () => {
  const pointAt = async (url: string) => {
    await closePools()
    provideEnvironment({ DATABASE_URL: url })
  }

  test('when the database answers and is migrated', async () => {
    const response = await ready.GET()
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'ready' })
  })

  test('not when it is not migrated', async () => {
    const url = new URL(database.appUrl)
    url.pathname = '/template1'
    await pointAt(url.href)
    expectLogged('database not ready')
    await expectUnavailable()
  })

  test('not when nobody answers', async () => {
    await pointAt('postgres://haptik_app:wrong@127.0.0.1:1/nowhere')
    expectLogged('database not ready')
    await expectUnavailable()
    await pointAt(database.appUrl)
  })

  async function expectUnavailable() {
    const response = await ready.GET()
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('5')
    expect(await response.json()).toEqual({ status: 'unavailable' })
  }
})
