import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { send } from './answer'
import { answerControl } from './control-routes'
import { answerGraph, askerOf, type GraphRequest } from './graph-routes'
import { leaveDialog, showDialog } from './login-dialog'
import { type Call, controlMetaStandIn, type MetaControl } from './meta-control'
import type { MetaWorld } from './meta-world'
import { fail, failureFor, throttleHeaders } from './misbehaviour'
import { Refusal, refusalOf } from './refusal'
import { smallWorld } from './small-world'
import { newState, nowOf, type StandInState } from './stand-in-state'

export interface MetaStandIn extends MetaControl {
  stop(): Promise<void>
}

export interface StandInOptions {
  /** Any that is free, unless said. */
  port?: number
  world?: MetaWorld
}

const mostCalls = 20_000
const unrecorded = [
  'access_token',
  'appsecret_proof',
  'client_secret',
  'fb_exchange_token',
  'input_token',
  'code',
]

/** Starts the stand-in for Meta in this process: the Graph API, the login dialog and the orders of tests. */
export async function startMetaStandIn({
  port = 0,
  world = smallWorld(),
}: StandInOptions = {}): Promise<MetaStandIn> {
  const state = newState(world)
  const server = createServer((request, response) => void answer(state, request, response))
  server.listen(port)
  await once(server, 'listening')
  const address = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    ...controlMetaStandIn(address),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(
  state: StandInState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await route(state, request, response)
  } catch (error) {
    if (error instanceof Refusal) return send(response, { json: error.body, status: error.status })
    console.error('The stand-in for Meta failed.', error)
    send(response, { text: String(error), status: 599, type: 'text/plain' })
  }
}

async function route(state: StandInState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET' } = request
  const url = new URL(request.url ?? '/', 'http://localhost')
  const body = await bodyOf(request)
  const [version = '', ...rest] = url.pathname.slice(1).split('/')
  const path = rest.join('/')
  if (version === 'control') return send(response, answerControl(state, method, path, body))
  if (version !== state.world.version) throw refusalOf('graph-error-2635-dead-version')
  if (path === 'dialog/oauth') {
    const form = new URLSearchParams(body)
    const left = () => leaveDialog(state, url.searchParams, form, nowOf(state))
    return send(response, method === 'POST' ? left() : showDialog(state, url.searchParams))
  }
  const params = new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)])
  answerGraphRequest(state, { method, path, params, headers: request.headers }, response)
}

/** Every question is recorded as it comes, also one that is refused or never answered. */
function answerGraphRequest(state: StandInState, request: GraphRequest, response: ServerResponse): void {
  const call = record(state, request)
  response.once('finish', () => {
    call.status = response.statusCode
  })
  try {
    const asker = askerOf(state, request)
    call.userId = asker?.user.id ?? null
    const failure = failureFor(state, call)
    const headers = throttleHeaders(state, call)
    if (failure) fail(response, { ...failure, headers: { ...headers, ...failure.headers } })
    else send(response, answerGraph(state, request, asker), headers)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const headers = throttleHeaders(state, call)
    send(response, { json: error.body, status: error.status }, headers)
  }
}

function record(state: StandInState, { method, path, params }: GraphRequest): Call {
  const told = Object.fromEntries([...params].filter(([name]) => !unrecorded.includes(name)))
  const call: Call = { method, path, params: told, userId: null, status: 0 }
  if (state.calls.length >= mostCalls) state.calls.shift()
  state.calls.push(call)
  return call
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
