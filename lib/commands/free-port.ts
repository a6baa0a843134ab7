import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

const tries = 100

/** The wanted port, or the next one that nobody listens on; for 0, any that is free. */
export async function findFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + tries && port <= 65_535; port += 1) {
    const opened = await tryToListen(port)
    if (opened !== null) return opened
  }
  throw new Error(`No port from ${wanted} on is free.`)
}

/** Asks as the app will listen: on all addresses. */
async function tryToListen(port: number): Promise<number | null> {
  const server = createServer().listen(port)
  try {
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  } catch {
    return null
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}
