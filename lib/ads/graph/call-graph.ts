import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { env } from '@/lib/env'
import { classifyGraphError, graphErrorBody } from './classify-graph-error'
import { GraphError, type GraphErrorKind } from './graph-error'
import { type MetaToken, metaApp, proveToken } from './meta-token'
import { type Patience, patienceOfJobs, retryDelay } from './patience'
import { readText } from './read-text'
import { readThrottle } from './read-throttle'
import type { Throttle } from './throttle'

/** Objects and lists go out as JSON; what is undefined stays away. */
export type GraphParams = Record<string, string | number | object | undefined>

export interface GraphQuestion<T> {
  schema: z.ZodType<T>
  params?: GraphParams
  patience?: Patience
  signal?: AbortSignal
}

export interface GraphAnswer<T> {
  body: T
  throttle: Throttle
}

export interface GraphCall<T> extends GraphQuestion<T> {
  method: 'GET' | 'POST' | 'DELETE'
  /** Below the version: `me/adaccounts`. */
  path: string
  /** Null for the exchange of codes, which names the app's secret instead. */
  login: MetaToken | null
}

const mostBytes = 32 * 1024 * 1024

/**
 * Asks Meta one question. The token goes into a header and its proof beside it; nothing is followed
 * anywhere else, and neither token nor secret gets into an error. What is passing is asked again.
 */
export async function callGraph<T>(call: GraphCall<T>): Promise<GraphAnswer<T>> {
  const { patience = patienceOfJobs } = call
  for (let tried = 1; ; tried += 1) {
    try {
      return await tryOnce(call, patience)
    } catch (error) {
      const isPassing = error instanceof GraphError && error.kind === 'temporary'
      if (!isPassing || call.method === 'POST' || tried >= patience.tries) throw error
      await sleep(retryDelay(tried, patience, Math.random()), undefined, { signal: call.signal })
    }
  }
}

async function tryOnce<T>(call: GraphCall<T>, patience: Patience): Promise<GraphAnswer<T>> {
  const { response, text } = await exchange(call, patience)
  const throttle = readThrottle(response.headers)
  if (text === null) throw fault(call, 'too-much-data', 'sent more than we are willing to read')
  const body = parse(text)
  const refused = graphErrorBody.safeParse(body)
  if (refused.success) throw refusal(call, refused.data, { status: response.status, throttle })
  if (!response.ok) throw fault(call, 'temporary', `answered ${response.status} without saying why`)
  const read = call.schema.safeParse(body)
  if (!read.success) throw fault(call, 'temporary', `answered what is not the promised shape`)
  return { body: read.data, throttle }
}

async function exchange<T>(call: GraphCall<T>, { timeoutMs }: Patience) {
  const asked = address(call)
  const body = call.method === 'POST' ? { body: paramsOf(call) } : {}
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(asked, {
      method: call.method,
      headers: call.login ? { authorization: `Bearer ${call.login.accessToken}` } : {},
      ...body,
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      // A redirect would carry the token to whoever it names.
      redirect: 'error',
      cache: 'no-store',
    })
    return { response, text: await readText(response, mostBytes) }
  } catch (error) {
    if (call.signal?.aborted) throw error
    throw fault(
      call,
      'temporary',
      timeout.aborted ? `was silent for ${timeoutMs} ms` : 'could not be reached',
    )
  }
}

function address<T>(call: GraphCall<T>): string {
  if (!/^[\w/]+$/.test(call.path)) throw new Error('A path at Meta has letters, digits, _ and /.')
  const path = `${env.META_GRAPH_URL.replace(/\/$/, '')}/${env.META_GRAPH_VERSION}/${call.path}`
  return call.method === 'POST' ? path : `${path}?${paramsOf(call)}`
}

function paramsOf<T>({ login, params = {} }: GraphCall<T>): URLSearchParams {
  const given = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]],
  )
  return new URLSearchParams(login ? [...given, ['appsecret_proof', proveToken(login)]] : given)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusal<T>(
  call: GraphCall<T>,
  body: z.infer<typeof graphErrorBody>,
  { status, throttle }: { status: number; throttle: Throttle },
): GraphError {
  const accountId = accountOf(call.path)
  const classified = classifyGraphError(body, { status, throttle, accountId, now: new Date() })
  const { code, error_subcode: subcode, fbtrace_id: trace, message } = body.error
  const named = [code, subcode].filter((part) => part !== undefined && part !== null).join('/')
  const words = withoutSecrets(message, call)
  return new GraphError(
    `Meta refused ${call.method} ${call.path} with ${named} (${trace ?? 'no trace'}): ${words}`,
    classified,
  )
}

function fault<T>(call: GraphCall<T>, kind: GraphErrorKind, what: string): GraphError {
  return new GraphError(`Meta ${what}, asked ${call.method} ${call.path}.`, {
    kind,
    code: null,
    subcode: null,
    whom: 'account',
    until: null,
  })
}

/** Meta quotes a token it does not like. */
function withoutSecrets(words: string, { login }: { login: MetaToken | null }): string {
  const secrets = [metaApp().secret, ...(login ? [login.accessToken, proveToken(login)] : [])]
  const without = secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), words)
  return without.replace(/\bEA[A-Za-z0-9]{10,}|[\w|-]{32,}/g, '…').slice(0, 300)
}

/** The ad account that a path is about. */
export function accountOf(path: string): string | null {
  return /^act_(\d+)/.exec(path)?.[1] ?? null
}
