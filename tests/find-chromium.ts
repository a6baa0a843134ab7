import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium or Chrome that is installed; null when there is none. */
export function findInstalledChromium(searchPath = process.env.PATH ?? ''): string | null {
  const folders = searchPath.split(path.delimiter).filter(Boolean)
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...candidates, ...places].find(isExecutable) ?? null
}

/**
 * Fetches a Chromium: Debian's own when this is Debian and we are root, because it brings the libraries it
 * needs along; Playwright's otherwise. Answers its path, or null for the one Playwright finds by itself.
 */
export function fetchChromium(): string | null {
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version') && isThere('apt-get')) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    return findInstalledChromium()
  }
  run('npx', ['playwright', 'install', 'chromium'])
  return null
}

function isThere(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
