import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { LimitError, UnavailableError } from '@/lib/errors'
import { MicroBatcher } from '@/lib/ingest/micro-batch'

interface Item {
  name: string
  weight: number
}

/** A store whose transactions end when the test says so. */
function controlledStore() {
  const calls: {
    items: Item[]
    wait(): void
    end(results?: string[]): void
    fail(error: unknown): void
  }[] = []
  let noteCall: () => void = () => {}
  const batcher = new MicroBatcher<Item, string>({
    store: (items, whileWaiting) =>
      new Promise((resolve, reject) => {
        calls.push({
          items,
          wait: whileWaiting,
          end: (results = items.map(({ name }) => `stored ${name}`)) => resolve(results),
          fail: reject,
        })
        noteCall()
      }),
    weigh: ({ weight }) => weight,
    isItemsFault: (error) => error instanceof RangeError,
  })
  async function call(number: number) {
    while (calls.length < number)
      await new Promise<void>((resolve) => {
        noteCall = resolve
      })
    const made = calls[number - 1]
    if (!made) throw new Error('no such call')
    return made
  }
  const submit = (name: string, weight = 1, key = 'shop') => batcher.submit(key, { name, weight })
  return { calls, call, submit }
}

describe('items', () => {
  it('that arrive during a transaction share the next one, in order', async () => {
    const { call, submit } = controlledStore()
    const first = submit('a')
    const opening = await call(1)
    const rest = [submit('b'), submit('c'), submit('d')]
    opening.end()
    expect(await first).toBe('stored a')
    const second = await call(2)
    expect(second.items.map(({ name }) => name)).toEqual(['b', 'c', 'd'])
    second.end()
    expect(await Promise.all(rest)).toEqual(['stored b', 'stored c', 'stored d'])
  })

  it('of different workspaces do not wait for each other', async () => {
    const { call, submit } = controlledStore()
    const slow = submit('a', 1, 'one')
    const quick = submit('b', 1, 'two')
    await call(1)
    ;(await call(2)).end()
    expect(await quick).toBe('stored b')
    ;(await call(1)).end()
    expect(await slow).toBe('stored a')
  })

  it('are split over transactions of at most 2,000 events, a heavier one alone', async () => {
    const { call, submit } = controlledStore()
    const results = [submit('first'), submit('b', 1_500), submit('c', 600), submit('d', 1_000)]
    ;(await call(1)).end()
    expect((await call(2)).items.map(({ name }) => name)).toEqual(['b'])
    ;(await call(2)).end()
    expect((await call(3)).items.map(({ name }) => name)).toEqual(['c', 'd'])
    ;(await call(3)).end()
    await Promise.all(results)
  })

  it('are tried one by one when one of them is at fault, and only that one fails', async () => {
    const { call, submit } = controlledStore()
    const first = submit('a')
    const rest = [submit('good'), submit('bad'), submit('fine')]
    ;(await call(1)).end()
    await first
    ;(await call(2)).fail(new RangeError('bad data'))
    ;(await call(3)).end()
    ;(await call(4)).fail(new RangeError('bad data'))
    ;(await call(5)).end()
    const ends = await Promise.allSettled(rest)
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('fail together when the database is away', async () => {
    const { call, calls, submit } = controlledStore()
    const first = submit('a')
    const rest = [submit('b'), submit('c')]
    ;(await call(1)).end()
    await first
    ;(await call(2)).fail(new Error('gone'))
    const ends = await Promise.allSettled(rest)
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(calls).toHaveLength(2)
  })

  it('behind a transaction that found the database away are refused with it', async () => {
    const { call, calls, submit } = controlledStore()
    const first = submit('a')
    await call(1)
    const behind = submit('b')
    ;(await call(1)).fail(new UnavailableError())
    await expect(first).rejects.toBeInstanceOf(UnavailableError)
    await expect(behind).rejects.toBeInstanceOf(UnavailableError)
    expect(calls).toHaveLength(1)
  })

  it('are refused when one workspace, or all together, wait for too much', async () => {
    const { submit, call } = controlledStore()
    const running = submit('a', 1)
    await call(1)
    const waiting = submit('b', 20_000)
    await expect(submit('c', 1)).rejects.toBeInstanceOf(LimitError)
    const others = ['x', 'y'].map((key) => [submit('d', 1, key), submit('e', 20_000, key)])
    await expect(submit('f', 1, 'z').catch((error) => error)).resolves.toBeInstanceOf(UnavailableError)
    void waiting
    void running
    void others
  })
})

describe('answers under load', () => {
  afterEach(() => vi.useRealTimers())

  /** Forty whose transaction has ended while forty others wait for the next, which has begun. */
  async function answerForty() {
    const { call, calls, submit } = controlledStore()
    void submit('opening')
    let given = 0
    for (let count = 0; count < 40; count += 1) void submit(`a${count}`).then(() => (given += 1))
    ;(await call(1)).end()
    const second = await call(2)
    const behind = Array.from({ length: 40 }, (_, count) => submit(`b${count}`))
    second.end()
    const third = await call(3)
    const finish = async () => {
      third.end()
      await Promise.all(behind)
    }
    return { third, calls, given: () => given, finish }
  }

  it('are given in halves, each while the database is waited for', async () => {
    const { third, calls, given, finish } = await answerForty()
    const steps = [given()]
    for (const _ of [1, 2]) {
      third.wait()
      await turn()
      await turn()
      steps.push(given())
    }
    expect(steps).toEqual([0, 20, 40])
    expect(calls).toHaveLength(3)
    await finish()
  })

  it('wait for nothing longer than a moment', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const { given, finish } = await answerForty()
    expect(given()).toBe(0)
    await vi.advanceTimersByTimeAsync(25)
    expect(given()).toBe(40)
    await finish()
  })

  it('are given also where the next transaction fails', async () => {
    const { call, submit } = controlledStore()
    const first = submit('first')
    await call(1)
    const behind = Array.from({ length: 20 }, (_, count) => submit(`b${count}`))
    ;(await call(1)).end()
    ;(await call(2)).fail(new Error('gone'))
    expect(await first).toBe('stored first')
    const ends = await Promise.allSettled(behind)
    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(['rejected']))
  })
})
