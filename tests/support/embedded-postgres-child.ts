import { startEmbeddedPostgres } from '../../db/embedded-postgres'

const [dataDir = ''] = process.argv.slice(2)

async function serveUntilKilled() {
  const { port, appUrl } = await startEmbeddedPostgres({ dataDir, durable: false })
  console.log(JSON.stringify({ port, appUrl }))
  setInterval(() => {}, 60_000)
}

void serveUntilKilled()
