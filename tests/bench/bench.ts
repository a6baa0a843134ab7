import { castPlayers } from '../support/cast'
import { type ClonedDatabase, cloneDatabase, type DatabaseSource } from '../support/clone-database'
import type { Door } from '../support/load/signed-request'
import { type RunningApp, startApp } from '../support/running-app'
import { type LoadGenerator, startLoadGenerator } from './load-generator'

/** The app on an empty database of its own, a connection to send to, and a process that sends. */
export interface Bench {
  app: RunningApp
  database: ClonedDatabase
  door: Door
  generator: LoadGenerator
  /** 1, or less for a quick look. */
  thoroughness: number
  stop(): Promise<void>
}

export async function setUpBench(
  folder: string,
  source: DatabaseSource,
  thoroughness: number,
): Promise<Bench> {
  const database = await cloneDatabase(source)
  const { bot } = await castPlayers(database.owner)
  const app = await startApp(folder, database.appUrl)
  const generator = startLoadGenerator()
  await warmUp(app, database, bot, generator)
  return {
    app,
    database,
    door: bot,
    generator,
    thoroughness,
    async stop() {
      generator.stop()
      await app.stop()
      await database.drop()
    },
  }
}

/**
 * Code compiled, pools open, some rows there, and the statistics that autovacuum gathers within the first
 * minutes of a database: it may not come along in the middle of a comparison.
 */
async function warmUp(
  { port }: RunningApp,
  { owner }: ClonedDatabase,
  door: Door,
  generator: LoadGenerator,
): Promise<void> {
  await generator.run({ port, door, run: 'warm-1', requests: 100, eventsPerRequest: 100, connections: 8 })
  await owner`vacuum analyze`
  await generator.run({ port, door, run: 'warm-2', requests: 2_000, eventsPerRequest: 1, connections: 128 })
}
