import { parseArgs } from 'node:util'
import { startMailStandIn } from './start-mail-stand-in'

const usage = `node --import tsx tests/stand-in/mail/serve.ts [--page-port 0]
Prints one line of JSON, {"address", "environment"}, and goes on until it is stopped.`

const { values: options } = parseArgs({
  options: { 'page-port': { type: 'string', default: '0' }, help: { type: 'boolean', default: false } },
})
if (options.help) {
  console.log(usage)
  process.exit(0)
}

const standIn = await startMailStandIn({ pagePort: Number(options['page-port']) })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void standIn.stop())
console.log(JSON.stringify({ address: standIn.address, environment: { SMTP_URL: standIn.smtpUrl } }))
