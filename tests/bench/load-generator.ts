import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LoadResult } from '../support/load/closed-loop'
import type { LoadOrder, LoadReport } from './load-process'

export interface LoadGenerator {
  /** Makes and signs the requests, then sends them; fails if one of them is not answered with 200. */
  run(order: LoadOrder): Promise<LoadResult>
  stop(): void
}

/** A process of its own, so that what it costs to send is not counted against what is measured. */
export function startLoadGenerator(): LoadGenerator {
  const child = fork(fileURLToPath(new URL('load-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
  return {
    async run(order) {
      child.send({ kind: 'prepare', order })
      await next(child, 'ready')
      child.send({ kind: 'go' })
      const { result } = await next(child, 'done')
      const refused = Object.entries(result.statuses).filter(([status]) => status !== '200')
      if (refused.length > 0) throw new Error(`Not all was accepted: ${JSON.stringify(result.statuses)}`)
      return result
    },
    stop: () => child.kill(),
  }
}

async function next<Kind extends LoadReport['kind']>(child: ChildProcess, kind: Kind) {
  const ended = new AbortController()
  const exit = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('The load generator ended.')
  })
  exit.catch(() => {})
  const [message] = await Promise.race([once(child, 'message'), exit]).finally(() => ended.abort())
  const report = message as LoadReport
  if (report.kind !== kind) throw new Error(`The load generator said ${report.kind} instead of ${kind}.`)
  return report as Extract<LoadReport, { kind: Kind }>
}
