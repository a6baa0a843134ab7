import { LimitError, UnavailableError } from '@/lib/errors'

/**
 * What arrives while a transaction of its workspace is running shares the next one: a commit is paid once for
 * all of them. Bounded on every side; what does not fit is refused before anything of it is stored.
 */

export interface MicroBatchOptions<Item, Result> {
  /** Stores the items of one workspace in one transaction; results in the order of the items. */
  store(items: Item[]): Promise<Result[]>
  /** What an item weighs against the bounds: its events. */
  weigh(item: Item): number
  /** Whether a failure may be one item's own fault, so that each deserves a transaction to itself. */
  isItemsFault(error: unknown): boolean
}

const mostInATransaction = 2_000
/** Few enough that answers, and with them the next requests, do not come in one great burst. */
const mostItemsInATransaction = 64
const mostWaitingOfOne = 20_000
const mostWaitingOfAll = 60_000
const gatherFor = 8
const longestWait = 3_000

interface Waiting<Item, Result> {
  item: Item
  weight: number
  since: number
  resolve(result: Result): void
  reject(error: unknown): void
}

interface Queue<Item, Result> {
  waiting: Waiting<Item, Result>[]
  weight: number
  isRunning: boolean
  wasShared: boolean
}

export class MicroBatcher<Item, Result> {
  private readonly queues = new Map<string, Queue<Item, Result>>()
  private weight = 0

  constructor(private readonly options: MicroBatchOptions<Item, Result>) {}

  /** Resolves once the item is durable. Throws LimitError or UnavailableError when it was not taken. */
  submit(key: string, item: Item): Promise<Result> {
    const weight = this.options.weigh(item)
    const queue = this.queues.get(key) ?? { waiting: [], weight: 0, isRunning: false, wasShared: false }
    this.queues.set(key, queue)
    if (this.weight + weight > mostWaitingOfAll) return Promise.reject(new UnavailableError(2))
    if (queue.weight + weight > mostWaitingOfOne) return Promise.reject(new LimitError(2))
    queue.weight += weight
    this.weight += weight
    return new Promise((resolve, reject) => {
      queue.waiting.push({ item, weight, since: Date.now(), resolve, reject })
      if (!queue.isRunning) void this.run(key, queue)
    })
  }

  private async run(key: string, queue: Queue<Item, Result>): Promise<void> {
    queue.isRunning = true
    while (queue.waiting.length > 0) {
      // Under load a few milliseconds' patience lets many requests share a commit; alone, nobody waits.
      if (queue.wasShared && queue.waiting.length < mostItemsInATransaction)
        await new Promise((resolve) => setTimeout(resolve, gatherFor))
      const shared = this.takeNext(queue)
      queue.wasShared = shared.length > 1
      if (shared.length > 0) await this.storeTogether(queue, shared)
    }
    this.queues.delete(key)
  }

  private takeNext(queue: Queue<Item, Result>): Waiting<Item, Result>[] {
    const taken: Waiting<Item, Result>[] = []
    let weight = 0
    for (const waiting of queue.waiting) {
      const isFull = taken.length === mostItemsInATransaction || weight + waiting.weight > mostInATransaction
      if (taken.length > 0 && isFull) break
      taken.push(waiting)
      weight += waiting.weight
    }
    queue.waiting.splice(0, taken.length)
    queue.weight -= weight
    this.weight -= weight
    const tooLate = Date.now() - longestWait
    return taken.filter((waiting) => {
      if (waiting.since >= tooLate) return true
      waiting.reject(new UnavailableError(5))
      return false
    })
  }

  private async storeTogether(queue: Queue<Item, Result>, shared: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.store(shared.map(({ item }) => item))
      for (const [index, waiting] of shared.entries()) waiting.resolve(results[index] as Result)
    } catch (error) {
      if (shared.length > 1 && this.options.isItemsFault(error))
        for (const waiting of shared) await this.storeTogether(queue, [waiting])
      else for (const waiting of shared) waiting.reject(error)
      if (error instanceof UnavailableError) this.refuseWaiting(queue, error)
    }
  }

  /** Those behind would only wait a second time for a database that is away. */
  private refuseWaiting(queue: Queue<Item, Result>, error: UnavailableError): void {
    this.weight -= queue.weight
    queue.weight = 0
    for (const waiting of queue.waiting.splice(0)) waiting.reject(error)
  }
}
