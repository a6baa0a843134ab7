import { LimitError, UnavailableError } from '@/lib/errors'

/**
 * What arrives while a transaction of its workspace is running shares the next one: a commit is paid once for
 * all of them. Bounded on every side; what does not fit is refused before anything of it is stored.
 */

export interface MicroBatchOptions<Item, Result> {
  /**
   * Stores the items of one workspace in one transaction; results in the order of the items. Tells each time
   * that the database is asked and has nothing to say yet.
   */
  store(items: Item[], whileWaiting: () => void): Promise<Result[]>
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
/** So many that wait make a transaction at once, without gathering more. */
const enoughToGoOn = 16
const gatherFor = 8
/** Answers of a transaction are given in so many parts while the next one waits for the database. */
const answerParts = 2
/** However slow that one is. */
const longestAnswer = 25
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
  /** Of what is durable, not given yet. */
  answers: (() => void)[]
}

export class MicroBatcher<Item, Result> {
  private readonly queues = new Map<string, Queue<Item, Result>>()
  private weight = 0

  constructor(private readonly options: MicroBatchOptions<Item, Result>) {}

  /** Resolves once the item is durable. Throws LimitError or UnavailableError when it was not taken. */
  submit(key: string, item: Item): Promise<Result> {
    const weight = this.options.weigh(item)
    const queue = this.queues.get(key) ?? newQueue()
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
      if (queue.waiting.length < enoughToGoOn) {
        this.answer(queue)
        // Under load a few milliseconds' patience lets many requests share a commit; alone, nobody waits.
        if (queue.wasShared) await new Promise((resolve) => setTimeout(resolve, gatherFor))
      }
      const shared = this.takeNext(queue)
      queue.wasShared = shared.length > 1
      if (shared.length > 0) await this.storeTogether(queue, shared)
    }
    this.answer(queue)
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

  /**
   * The answers of the transaction before bring the next requests, whose reading would keep this transaction
   * from the event loop if all came at once, and would leave the loop idle during it if all came before.
   */
  private async storeTogether(queue: Queue<Item, Result>, shared: Waiting<Item, Result>[]): Promise<void> {
    const part = Math.ceil(queue.answers.length / answerParts)
    // What is to be sent to the database is sent at the end of this turn of the event loop.
    const answerSome = () => void setImmediate(() => this.answer(queue, part))
    const atLatest = setTimeout(() => this.answer(queue), longestAnswer)
    const items = shared.map(({ item }) => item)
    try {
      const results = await this.options.store(items, answerSome).finally(() => this.answer(queue))
      queue.answers = shared.map(
        ({ resolve }, index) =>
          () =>
            resolve(results[index] as Result),
      )
    } catch (error) {
      if (shared.length > 1 && this.options.isItemsFault(error))
        for (const waiting of shared) await this.storeTogether(queue, [waiting])
      else for (const waiting of shared) waiting.reject(error)
      if (error instanceof UnavailableError) this.refuseWaiting(queue, error)
    } finally {
      clearTimeout(atLatest)
    }
  }

  private answer({ answers }: Queue<Item, Result>, count = answers.length): void {
    for (const give of answers.splice(0, count)) give()
  }

  /** Those behind would only wait a second time for a database that is away. */
  private refuseWaiting(queue: Queue<Item, Result>, error: UnavailableError): void {
    this.weight -= queue.weight
    queue.weight = 0
    for (const waiting of queue.waiting.splice(0)) waiting.reject(error)
  }
}

function newQueue<Item, Result>(): Queue<Item, Result> {
  return { waiting: [], weight: 0, isRunning: false, wasShared: false, answers: [] }
}
