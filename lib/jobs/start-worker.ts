import { run } from 'graphile-worker'
import { closePools } from '@/db/client'
import { jobs, timetable } from './job-list'
import { quietLogger } from './worker-log'

export interface Worker {
  /** Resolves when the worker has ended and its connections are closed. */
  ended: Promise<void>
  /** Lets running jobs finish. */
  stop(): Promise<void>
}

/** Runs jobs as the application's role, on connections of its own; `migrateJobs` has installed the schema. */
export async function startWorker(connectionString: string): Promise<Worker> {
  const runner = await run({
    connectionString,
    taskList: jobs,
    crontab: timetable,
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    logger: quietLogger,
  })
  const ended = runner.promise.finally(closePools)
  return {
    ended,
    async stop() {
      await runner.stop().catch(() => {})
    },
  }
}
