import { execFileSync } from 'node:child_process'
import { findProgram, installFromDebian, isExecutable } from './find-program'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium or Chrome that is installed; null when there is none. */
export function findInstalledChromium(searchPath = process.env.PATH ?? ''): string | null {
  return findProgram(names, searchPath) ?? places.find(isExecutable) ?? null
}

/**
 * Fetches a Chromium: Debian's own when this is Debian and we are root, because it brings the libraries it
 * needs along; Playwright's otherwise. Answers its path, or null for the one Playwright finds by itself.
 */
export function fetchChromium(): string | null {
  if (installFromDebian('chromium')) return findInstalledChromium()
  execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] })
  return null
}
