import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { breathAfter, pauseAfter } from './back-off'
import { accountOf, type GraphAnswer, type GraphParams } from './call-graph'
import { GraphError } from './graph-error'
import { graphGet } from './graph-get'
import type { MetaToken } from './meta-token'
import type { Patience } from './patience'
import type { Throttle } from './throttle'

const pageSchema = z.looseObject({
  data: z.array(z.unknown()),
  paging: z
    .looseObject({
      cursors: z.looseObject({ after: z.string().optional() }).optional(),
      next: z.string().optional(),
    })
    .optional(),
})

export interface GraphPage {
  /** As Meta sent them: each is for the reader to check, so that one bad row costs no other. */
  rows: unknown[]
  throttle: Throttle
}

export interface PagesQuestion {
  params?: GraphParams
  /** Rows a page, at most. */
  limit?: number
  mostPages?: number
  /** The account whose quota the pages use; read from the path where it names one. */
  accountId?: string
  patience?: Patience
  signal?: AbortSignal
}

/**
 * All pages of an edge, the next one on its way while one is used. Only a missing `next` is the end: pages
 * may be short or empty before. Its address is never followed, as it names a host and carries the token.
 * Throws when a cursor comes again, when there are more pages than expected, and when Meta's headers say
 * stop: what was read until then is only a part.
 */
export async function* graphPages(
  login: MetaToken,
  path: string,
  asked: PagesQuestion = {},
): AsyncGenerator<GraphPage> {
  const { mostPages = 10_000, accountId = accountOf(path) } = asked
  const left = new AbortController()
  const signal = asked.signal ? AbortSignal.any([asked.signal, left.signal]) : left.signal
  const question = { ...asked, signal }
  const seen = new Set<string>()
  try {
    let coming: Promise<GraphAnswer<z.infer<typeof pageSchema>>> = ask(login, path, question)
    for (;;) {
      const { body, throttle } = await coming
      const after = cursorAfter(body)
      if (after !== null) {
        if (after === '' || seen.has(after)) throw endless(path, 'a cursor that leads nowhere')
        if (seen.size + 1 >= mostPages) throw endless(path, `more than ${mostPages} pages`)
        seen.add(after)
        coming = askAfter(login, path, question, { after, throttle, accountId })
      }
      yield { rows: body.data, throttle }
      if (after === null) return
    }
  } finally {
    left.abort()
  }
}

/** Null on the last page; empty where there is a next one that nobody can ask for. */
function cursorAfter({ paging }: z.infer<typeof pageSchema>): string | null {
  return paging?.next === undefined ? null : (paging.cursors?.after ?? '')
}

/** Begins at once; whoever stops reading before it is there never learns of its failure. */
function askAfter(
  login: MetaToken,
  path: string,
  question: PagesQuestion,
  { after, throttle, accountId }: { after: string; throttle: Throttle; accountId: string | null },
) {
  const next = async () => {
    const pause = pauseAfter(throttle, accountId, new Date())
    if (pause) throw usedUp(path, pause)
    await sleep(breathAfter(throttle, accountId), undefined, { signal: question.signal })
    return ask(login, path, question, after)
  }
  const coming = next()
  coming.catch(() => {})
  return coming
}

function ask(login: MetaToken, path: string, question: PagesQuestion, after?: string) {
  const { params, limit = 500, patience, signal } = question
  return graphGet(login, path, { schema: pageSchema, params: { ...params, limit, after }, patience, signal })
}

function usedUp(path: string, { whom, until }: { whom: 'account' | 'app'; until: Date }): GraphError {
  return new GraphError(`Meta's headers ask us to stop reading ${path}.`, {
    kind: 'throttled',
    code: null,
    subcode: null,
    whom,
    until,
  })
}

function endless(path: string, what: string): GraphError {
  return new GraphError(`Meta's pages of ${path} have no end: ${what}.`, {
    kind: 'too-much-data',
    code: null,
    subcode: null,
    whom: 'account',
    until: null,
  })
}
