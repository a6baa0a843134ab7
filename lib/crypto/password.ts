import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { LimitError } from '@/lib/errors'

/**
 * argon2id above OWASP's floor: 64 MiB, three passes, one lane. At most two run at once, so that sign-ins
 * never take the machine from webhooks; a queue that grows too long refuses.
 */
const cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const
const costMark = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`

const longestInput = 1024
const atOnce = 2
const longestQueue = 20

export function hashPassword(password: string): Promise<string> {
  if (isTooLong(password)) throw new RangeError('A password may have at most 1,024 bytes.')
  return inTurn(() => hash(password, cost))
}

/**
 * Whether the password is the one. Without a hash (no such user, no password set) it does the same work and
 * answers false, so that time does not tell who exists.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (isTooLong(password)) return false
  const known = passwordHash ?? (await hashOfNobody())
  const matches = await inTurn(() => verify(known, password))
  return matches && passwordHash !== null
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdated(passwordHash: string): boolean {
  return !passwordHash.startsWith(costMark)
}

/** Bytes, not characters: the work is bounded by them. */
function isTooLong(password: string): boolean {
  return Buffer.byteLength(password) > longestInput
}

let nobody: Promise<string> | undefined

function hashOfNobody(): Promise<string> {
  nobody ??= hash(randomBytes(32), cost)
  return nobody
}

interface Turns {
  running: number
  waiting: (() => void)[]
}

/** Next loads a module once per bundle; the turns are the process's. */
const turns = turnsOfProcess()

function turnsOfProcess(): Turns {
  const store = globalThis as unknown as Record<symbol, Turns | undefined>
  const key = Symbol.for('click-to-haptik.password-turns')
  store[key] ??= { running: 0, waiting: [] }
  return store[key]
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (turns.running >= atOnce) {
    if (turns.waiting.length >= longestQueue) throw new LimitError(5, 'Too many sign-ins at once.')
    await new Promise<void>((resolve) => turns.waiting.push(resolve))
  } else {
    turns.running += 1
  }
  try {
    return await work()
  } finally {
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running -= 1
  }
}
