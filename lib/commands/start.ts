import { existsSync } from 'node:fs'
import { runApp } from './run-app'

if (existsSync('.next/BUILD_ID')) {
  process.exit(await runApp('start'))
} else {
  console.error('There is no production build yet. Run: npm run build')
  process.exit(1)
}
