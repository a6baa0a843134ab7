import { z } from 'zod'
import { loadOfAccount } from './back-off'
import type { GraphErrorKind, GraphFault } from './graph-error'
import type { Throttle } from './throttle'

/** Meta's error body. What it says in words is never what we decide on. */
export const graphErrorBody = z.looseObject({
  error: z.looseObject({
    message: z.string().catch(''),
    code: z.number(),
    error_subcode: z.number().nullish().catch(null),
    is_transient: z.boolean().nullish().catch(null),
    fbtrace_id: z.string().nullish().catch(null),
  }),
})

interface Circumstances {
  status: number
  throttle: Throttle
  accountId: string | null
  now: Date
}

const minute = 60_000
const hour = 60 * minute

const tooMuchData = new Set([1487534, 1504018, 1504038, 1504045])
const missingObject = 33
const missingPermission = 3191001

/** Codes of throttles: for whom, and how long where no header tells. */
const throttles = new Map<number, { whom: 'account' | 'app'; waitMs: number }>([
  [4, { whom: 'app', waitMs: 5 * minute }],
  [17, { whom: 'account', waitMs: minute }],
  [32, { whom: 'account', waitMs: 5 * minute }],
  [341, { whom: 'app', waitMs: hour }],
  [613, { whom: 'account', waitMs: 5 * minute }],
])
const useCaseLimits = { first: 80000, last: 80014, waitMs: 15 * minute }
const waitInDevelopment = 5 * minute
/** 613 without a subcode is Meta's guard against abuse, 1996 an unusual volume: both last. */
const longerFor613 = new Set([null, 1996])

/** What an error of Meta's means, by its code and subcode alone; the rest only says how long to wait. */
export function classifyGraphError(
  { error }: z.infer<typeof graphErrorBody>,
  circumstances: Circumstances,
): GraphFault {
  const { code } = error
  const subcode = error.error_subcode ?? null
  const kind = kindOf(code, subcode, error.is_transient === true || circumstances.status >= 500)
  if (kind !== 'throttled') return { kind, code, subcode, whom: 'account', until: null }
  const { whom, waitMs } = pauseFor(code, subcode, circumstances)
  return { kind, code, subcode, whom, until: new Date(circumstances.now.getTime() + waitMs) }
}

function kindOf(code: number, subcode: number | null, isPassing: boolean): GraphErrorKind {
  if (subcode !== null && tooMuchData.has(subcode)) return 'too-much-data'
  if (code === 102 || code === 190) return 'token-dead'
  if (throttles.has(code) || isUseCaseLimit(code)) return 'throttled'
  if (code === 10 || (code >= 200 && code <= 299) || code === 368) return 'permission'
  if (code === 100 && subcode === missingPermission) return 'permission'
  if (code === 100 && subcode === missingObject) return 'gone'
  if (code === 2635) return 'version'
  const isTemporary = code === 1 || code === 2 || code === -2 || code === -3 || isPassing
  return isTemporary ? 'temporary' : 'bad-request'
}

function isUseCaseLimit(code: number): boolean {
  return code >= useCaseLimits.first && code <= useCaseLimits.last
}

function pauseFor(code: number, subcode: number | null, { throttle, accountId }: Circumstances) {
  const { whom, waitMs } = throttles.get(code) ?? { whom: 'account' as const, waitMs: useCaseLimits.waitMs }
  const { regainMs } = whom === 'app' ? throttle.app : loadOfAccount(throttle, accountId)
  if (regainMs > 0) return { whom, waitMs: regainMs }
  if (code === 613 && longerFor613.has(subcode)) return { whom, waitMs: hour }
  return { whom, waitMs: throttle.isDevelopment ? Math.max(waitMs, waitInDevelopment) : waitMs }
}
