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
