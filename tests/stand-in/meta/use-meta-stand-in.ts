import { afterAll, afterEach, beforeAll } from 'vitest'
import { provideEnvironment } from '@/lib/env'
import type { MetaControl } from './meta-control'
import { metaEnvironment } from './meta-environment'
import type { MetaWorld } from './meta-world'
import { smallWorld } from './small-world'
import { type MetaStandIn, startMetaStandIn } from './start-meta-stand-in'

/**
 * A stand-in for the tests of a file, with the app's environment pointing at it. Each test finds the world
 * as it was in the beginning.
 */
export function useMetaStandIn(makeWorld: () => MetaWorld = smallWorld): () => MetaControl {
  let standIn: MetaStandIn
  beforeAll(async () => {
    const world = makeWorld()
    standIn = await startMetaStandIn({ world })
    provideEnvironment(metaEnvironment(standIn.address, world))
  })
  afterEach(() => standIn.setWorld(makeWorld()))
  afterAll(() => standIn.stop())
  return () => standIn
}
