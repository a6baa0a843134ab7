import { beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { listMessages } from '@/lib/metrics/list-messages'
import { erasePerson } from '@/lib/privacy/erase-person'
import { forgetWordsBefore } from '@/lib/words/forget-words-before'
import { indexWords } from '@/lib/words/index-words'
import { listWords } from '@/lib/words/list-words'
import { tell } from '@/tests/lib/metrics/message-world'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
const at = Date.UTC(2026, 10, 20, 9, 15, 2, 120)
const later = Date.UTC(2026, 11, 24)
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner, { timeZone: 'UTC' })
})

test('words are letters, marks and digits together, and single signs of scripts without spaces', () => {
  expect(listWords('Hello, WORLD! foo_bar 3.5 a-b')).toEqual([
    'hello',
    'world',
    'foo',
    'bar',
    '3',
    '5',
    'a',
    'b',
  ])
  expect(listWords('新手机 iPhone')).toEqual(['新', '手', '机', 'iphone'])
  expect(listWords('?! %')).toEqual([])
})

interface Said {
  id: string
  text: string
  user?: string
  at?: number
}

async function say(scope: Scope, said: Said[]): Promise<void> {
  const { connectionId } = scope === cast.alice.scope ? cast.bot : cast.otherBot
  await tell(
    scope,
    connectionId,
    said.map(({ id, text, user = 'ann', ...more }) => ({
      type: 'message',
      id,
      at,
      channel: 'web',
      user: { id: user },
      message: { from: 'user', text },
      ...more,
    })),
  )
}

async function find(search: string, scope = cast.alice.scope): Promise<string[]> {
  const filter = { view: 'messages' as const, from: '2026-11-01', to: '2026-11-30', search }
  return (await listMessages(scope, { filter })).rows.map(({ messageId }) => messageId)
}

const indexed = async () =>
  database.owner`select word, hour, moments from message_words where workspace_id = ${cast.workspace.id}`
const due = async () =>
  database.owner`select id from message_words_due where workspace_id = ${cast.workspace.id}`

describe('the words of a message', () => {
  test('are found at once, and from the index once they are in it', async () => {
    await say(cast.alice.scope, [{ id: 'm-1', text: 'A blue heron' }])
    expect(await find('heron')).toEqual(['m-1'])
    expect([(await indexed()).length, (await due()).length]).toEqual([0, 1])
    expect(await indexWords(cast.alice.scope, { now: later })).toBe(1)
    expect([(await indexed()).length, (await due()).length]).toEqual([3, 0])
    expect(await find('heron')).toEqual(['m-1'])
  })

  test('wait for company while there are few, so that a word has few rows', async () => {
    await say(cast.alice.scope, [{ id: 'm-2', text: 'A grey heron' }])
    const [row] = await database.owner`
      select noted_at as seconds from message_words_due where workspace_id = ${cast.workspace.id}`
    expect(await indexWords(cast.alice.scope, { now: (row?.seconds + 3_599) * 1_000 })).toBe(0)
    expect(await find('heron')).toEqual(['m-2', 'm-1'])
    expect(await indexWords(cast.alice.scope, { now: (row?.seconds + 3_600) * 1_000 })).toBe(1)
    expect(await find('heron')).toEqual(['m-2', 'm-1'])
  })

  test('are indexed once, whatever is repeated', async () => {
    const before = await indexed()
    await say(cast.alice.scope, [{ id: 'm-2', text: 'A grey heron' }])
    await indexWords(cast.alice.scope, { now: later })
    expect(await indexed()).toEqual(before)
  })

  test('are those of the new text once it was edited', async () => {
    await say(cast.alice.scope, [{ id: 'm-3', text: 'A white stork' }])
    await indexWords(cast.alice.scope, { now: later })
    await tell(cast.alice.scope, cast.bot.connectionId, [
      {
        type: 'message',
        id: 'm-3-edit',
        at: at + 1_000,
        channel: 'web',
        user: { id: 'ann' },
        message: { from: 'system', kind: 'message_edit', reply_to: 'm-3', text: 'A black stork' },
      },
    ])
    await indexWords(cast.alice.scope, { now: later })
    expect([await find('white'), await find('black stork')]).toEqual([[], ['m-3']])
  })

  test('are nobody else’s to find', async () => {
    await say(cast.charlie.scope, [{ id: 'c-1', text: 'A purple heron' }])
    await indexWords(cast.charlie.scope, { now: later })
    expect(await find('heron', cast.charlie.scope)).toEqual(['c-1'])
    expect(await find('purple')).toEqual([])
  })

  test('do not stand in the index as they were written', async () => {
    const rows = await database.owner`select word::text, moments::text from message_words`
    expect(JSON.stringify(rows)).not.toContain('heron')
  })
})

describe('what is to be forgotten', () => {
  test('goes with the person, but for moments that others share', async () => {
    await say(cast.alice.scope, [
      { id: 'k-1', text: 'secretword shared', user: 'kim', at: at + 7_200_000 },
      { id: 'l-1', text: 'shared other', user: 'lee', at: at + 7_200_000 },
      { id: 'k-2', text: 'secretword', user: 'kim', at: at + 7_200_001 },
    ])
    await indexWords(cast.alice.scope, { now: later })
    const before = await indexed()
    await erasePerson(cast.alice.scope, { channel: 'web', identifier: 'kim' })
    expect([await find('secretword'), await find('shared')]).toEqual([[], ['l-1']])
    const moments = (rows: Awaited<ReturnType<typeof indexed>>) =>
      rows.reduce((sum, row) => sum + row.moments.length, 0)
    // The one of the word alone; at the other's millisecond something is still to be found.
    expect(moments(before) - moments(await indexed())).toBe(1)
  })

  test('goes with its time, hour by hour', async () => {
    await say(cast.alice.scope, [{ id: 'old', text: 'ancient', at: Date.UTC(2026, 10, 1, 8, 59) }])
    await indexWords(cast.alice.scope, { now: later })
    expect(await forgetWordsBefore(cast.alice.scope, { before: '2026-11-01T08:59:59Z' })).toBe(0)
    expect(await find('ancient')).toEqual(['old'])
    expect(await forgetWordsBefore(cast.alice.scope, { before: '2026-11-01T09:30:00Z' })).toBe(1)
    expect([await find('ancient'), (await find('heron')).length]).toEqual([[], 2])
  })
})
