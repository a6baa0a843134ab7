import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { startChild } from '@/lib/commands/child'
import { findFreePort } from '@/lib/commands/free-port'
import { childEnvironment } from '@/lib/env'

function startScript(text: string) {
  const script = ['--input-type=module', '--eval', text]
  return startChild({ name: 'child', script, environment: childEnvironment(), output: 'prefix' })
}

describe('a child', () => {
  test('tells the code it ended with', async () => {
    expect(await startScript('process.exit(7)').ended).toBe(7)
  })

  test('ends when it is asked to, after its own work', async () => {
    const child = startScript("process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1000)")
    await sleep(400)
    await child.stop()
    expect(await child.ended).toBe(3)
  })

  test('may be stopped when it has ended already', async () => {
    const child = startScript('process.exit(0)')
    await child.ended
    await expect(child.stop()).resolves.toBeUndefined()
  })

  test('is not left behind by a parent that is killed', async () => {
    const parent = spawn(process.execPath, ['--import', 'tsx', 'tests/support/child-of-a-parent.ts'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(/\d+/.exec(line.toString())?.[0])
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false)
  })
})

test('the next port is taken when the wanted one is busy', async () => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  const busy = typeof address === 'object' && address ? address.port : 0
  expect(await findFreePort(busy)).toBeGreaterThan(busy)
  server.close()
  expect(await findFreePort(0)).toBeGreaterThan(0)
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
