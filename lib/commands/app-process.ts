import { childEnvironment, env } from '@/lib/env'
import { type Child, startChild } from './child'
import { nextScript } from './production-build'

interface Options {
  mode: 'start' | 'dev'
  port: number
  output: 'inherit' | 'prefix'
}

/** Every request leaves short-lived objects; with room for them the collector runs a third as often. */
export const nodeOptions = ['--max-semi-space-size=64']

/** Where a browser on this machine finds the app. */
export function appUrl(port: number): string {
  return env.APP_URL ?? `http://localhost:${port}`
}

/** Starts the app as a process of its own. It never learns the database owner's address. */
export function startApp({ mode, port, output }: Options): Child {
  const url = appUrl(port)
  return startChild({
    name: 'app',
    script: [...nodeOptions, nextScript(), mode, '--port', String(port)],
    environment: childEnvironment({
      NODE_ENV: mode === 'dev' ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_OWNER_URL: '',
      PORT: String(port),
      APP_URL: url,
      NEXTAUTH_URL: url,
    }),
    output,
  })
}
