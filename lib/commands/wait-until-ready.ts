import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from './child'

const patience = 60_000

/** Waits until the app says that it and its database are ready; an Error when it ends or never does. */
export async function waitUntilReady(url: string, app: Child): Promise<void> {
  const deadline = performance.now() + patience
  let ended: number | undefined
  void app.ended.then((code) => {
    ended = code
  })
  while (performance.now() < deadline) {
    if (ended !== undefined) throw new Error(`The app ended with code ${ended} before it was ready.`)
    const answer = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(3_000) }).catch(
      () => null,
    )
    await answer?.body?.cancel()
    if (answer?.ok) return
    await sleep(150)
  }
  throw new Error(`The app was not ready within ${patience / 1000} seconds.`)
}
