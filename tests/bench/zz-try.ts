import '../support/environment'
import { startDatabaseServer } from '../support/database-server'
import { setUpBench } from './bench'
import { measureSingleEvents } from './single-events'
import { measureBatches } from './batches'
import { measureSteadyLoad } from './steady-load'
import { printFigures } from './figure'
const server = await startDatabaseServer({ durable: true })
try {
  for (const m of [measureSingleEvents, measureBatches, (b: never) => measureSteadyLoad(b, 0.5)]) {
    const bench = await setUpBench('/tmp/cth-scratch', server, 0.4)
    try { printFigures(await m(bench as never)) } catch (e) { console.log(e, (await bench.app.log()).slice(-3000)) } finally { await bench.stop() }
  }
} finally { await server.stop() }
