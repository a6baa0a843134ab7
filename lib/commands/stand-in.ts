import { z } from 'zod'
import { childEnvironment } from '@/lib/env'
import { type Child, startChild } from './child'

const announcement = z.object({ address: z.string(), environment: z.record(z.string(), z.string()) })

/** Something outside that the demo brings along, as a process of its own. */
export interface StandIn extends z.infer<typeof announcement> {
  child: Child
}

/** Starts one and waits for the line on which it says where it is; `environment` is what leads the app there. */
export async function startStandIn(name: string, ...script: string[]): Promise<StandIn> {
  const { promise: firstLine, resolve } = Promise.withResolvers<string>()
  const child = startChild({
    name,
    script: ['--import', 'tsx', ...script],
    environment: childEnvironment({ DATABASE_OWNER_URL: '', DATABASE_URL: '' }),
    output: 'prefix',
    onLine: resolve,
  })
  const line = await Promise.race([firstLine, child.ended])
  if (typeof line === 'number') throw new Error(`The stand-in for ${name} ended with code ${line}.`)
  return { child, ...announcement.parse(JSON.parse(line)) }
}
