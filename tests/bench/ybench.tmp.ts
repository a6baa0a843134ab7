import '/work/main/tests/support/environment'
import { startDatabaseServer } from '/work/main/tests/support/database-server'
import { measureAdSync } from '/work/main/tests/bench/ad-sync'
import { printFigures } from '/work/main/tests/bench/figure'
const server = await startDatabaseServer({ durable: true })
try { printFigures(await measureAdSync(server, Number(process.argv[2] ?? 1))) } finally { await server.stop() }
process.exit(0)
