import { once } from 'node:events'
import { createServer } from 'node:net'

const tries = 100

/** The wanted port, or the next one that nobody listens on. */
export async function findFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + tries && port <= 65_535; port += 1) {
    if (await isFree(port)) return port
  }
  throw new Error(`No port from ${wanted} on is free.`)
}

/** Asks as the app will listen: on all addresses. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port)
  try {
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}
