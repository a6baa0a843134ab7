import { parseArgs } from 'node:util'
import { demoWorld } from './demo-world'
import { largeWorld } from './large-world'
import { metaEnvironment } from './meta-environment'
import type { MetaWorld } from './meta-world'
import { smallWorld } from './small-world'
import { startMetaStandIn } from './start-meta-stand-in'

const usage = `node --import tsx tests/stand-in/meta/serve.ts [--port 0] [--world small|demo|large]
  --first-days '{"fab-cart":"2026-09-23"}'   where the pasts of the demo's brands begin
  --ads 5000 --days 90                       the size of the large world
Prints one line of JSON, {"address", "environment"}, and goes on until it is stopped.`

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    world: { type: 'string', default: 'small' },
    'first-days': { type: 'string', default: '{}' },
    ads: { type: 'string', default: '5000' },
    days: { type: 'string', default: '90' },
    help: { type: 'boolean', default: false },
  },
})
const worlds: Record<string, () => MetaWorld> = {
  small: smallWorld,
  demo: () => demoWorld(JSON.parse(options['first-days'])),
  large: () => largeWorld({ ads: Number(options.ads), days: Number(options.days) }),
}
const makeWorld = worlds[options.world]
if (options.help || !makeWorld) {
  console.log(usage)
  process.exit(options.help ? 0 : 2)
}

const world = makeWorld()
const standIn = await startMetaStandIn({ port: Number(options.port), world })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void standIn.stop())
console.log(
  JSON.stringify({ address: standIn.address, environment: metaEnvironment(standIn.address, world) }),
)
