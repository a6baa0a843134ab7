import { runApp } from './run-app'

process.exit(await runApp('dev'))
