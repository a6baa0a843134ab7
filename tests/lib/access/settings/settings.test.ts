import { beforeEach, describe, expect, test } from 'vitest'
import { getSettings } from '@/lib/access/settings/get-settings'
import { saveSettings } from '@/lib/access/settings/save-settings'
import { findShortened, type Settings, settingsSchema } from '@/lib/access/settings/settings-schema'
import { ConflictError, ForbiddenError } from '@/lib/errors'
import { type Cast, castPlayers, makePlayer } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
let cast: Cast

beforeEach(async () => {
  cast = await castPlayers(database.owner)
})

const initial: Settings = {
  name: 'Fab Cart',
  messagesKeptDays: null,
  deliveriesKeptDays: 14,
  reportPasswordsInApp: false,
}

async function deeds() {
  const rows = await database.owner<{ actor: string; detail: object }[]>`
    select actor, detail from audit_entries
    where workspace_id = ${cast.workspace.id} and deed = 'setting.changed' order by detail->>'setting'`
  return rows.map(({ actor, detail }) => ({ actor, ...detail }))
}

test('a new workspace keeps what people wrote for ever and raw webhooks for two weeks', async () => {
  expect(await getSettings(cast.alice.scope)).toEqual(initial)
})

test('what changed is saved, told one by one with before and after, and the neighbour keeps its own', async () => {
  const changed = { ...initial, name: 'Fab Cart India', deliveriesKeptDays: 30, reportPasswordsInApp: true }
  await saveSettings(cast.alice.scope, changed, { mayShorten: false })
  expect(await getSettings(cast.alice.scope)).toEqual(changed)
  const actor = `user:${cast.alice.user.id}`
  expect(await deeds()).toEqual([
    { actor, setting: 'deliveriesKeptDays', before: 14, after: 30 },
    { actor, setting: 'name', before: 'Fab Cart', after: 'Fab Cart India' },
    { actor, setting: 'reportPasswordsInApp', before: false, after: true },
  ])
  expect(await getSettings(cast.charlie.scope)).toEqual({ ...initial, name: 'Elsewhere' })
})

test('saving what is there already is no deed', async () => {
  await saveSettings(cast.alice.scope, initial, { mayShorten: false })
  expect(await deeds()).toEqual([])
})

test('what keeps less than before wants a yes, whatever was on the page', async () => {
  const shorter = { ...initial, messagesKeptDays: 90 }
  await expect(saveSettings(cast.alice.scope, shorter, { mayShorten: false })).rejects.toThrow(ConflictError)
  expect(await getSettings(cast.alice.scope)).toEqual(initial)
  await saveSettings(cast.alice.scope, shorter, { mayShorten: true })
  expect(await getSettings(cast.alice.scope)).toEqual(shorter)
  expect(await deeds()).toMatchObject([{ setting: 'messagesKeptDays', before: null, after: 90 }])
})

test('only admins and owners save', async () => {
  const analyst = await makePlayer(database.owner, 'Anna', 'analyst', cast.workspace)
  for (const { scope } of [cast.bob, analyst]) {
    await expect(saveSettings(scope, initial, { mayShorten: true })).rejects.toThrow(ForbiddenError)
  }
  const admin = await makePlayer(database.owner, 'Adam', 'admin', cast.workspace)
  await saveSettings(admin.scope, { ...initial, name: 'Fab' }, { mayShorten: true })
  expect((await getSettings(admin.scope)).name).toBe('Fab')
})

describe('which retentions become shorter', () => {
  test.each([
    [null, 90, 14, 14, ['messagesKeptDays']],
    [90, null, 14, 14, []],
    [90, 91, 14, 13, ['deliveriesKeptDays']],
    [90, 30, 14, 7, ['messagesKeptDays', 'deliveriesKeptDays']],
    [null, null, 14, 15, []],
    [90, 90, 14, 14, []],
  ])('messages %s to %s, deliveries %s to %s: %j', (from, to, rawFrom, rawTo, shortened) => {
    const before = { messagesKeptDays: from, deliveriesKeptDays: rawFrom }
    expect(findShortened(before, { messagesKeptDays: to, deliveriesKeptDays: rawTo })).toEqual(shortened)
  })
})

test.each([
  { messagesKeptDays: 0 },
  { messagesKeptDays: 3_651 },
  { messagesKeptDays: 1.5 },
  { messagesKeptDays: '90' },
  { deliveriesKeptDays: null },
  { deliveriesKeptDays: 366 },
  { name: '  ' },
  { name: 'a\nb' },
  { timeZone: 'Asia/Kolkata' },
])('%j is refused', (change) => {
  expect(settingsSchema.safeParse({ ...initial, ...change }).success).toBe(false)
})
