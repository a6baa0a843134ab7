import { startChild } from '../../lib/commands/child'
import { childEnvironment } from '../../lib/env'

/** Starts a child that says its process id and would go on for ever. */
startChild({
  name: 'child',
  script: ['--eval', 'console.log(process.pid); setInterval(() => {}, 1000)'],
  environment: childEnvironment(),
  output: 'prefix',
})
