import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fetchChromium, findInstalledChromium } from './find-chromium'
import { findOrFetchSevenZip } from './find-seven-zip'

/**
 * Everything that must hold before a change lands, the same on a laptop and in CI: one step after the other,
 * until the first that fails. The last line counts tests, and each step that has no tests as one.
 */

interface Counts {
  passed: number
  failed: number
}

interface Step {
  name: string
  run: () => boolean
  /** What the step's report says of its tests; a step without one counts as one. */
  count?: () => Counts
}

const reports = mkdtempSync(path.join(tmpdir(), 'click-to-haptik-reports-'))
const vitestReport = path.join(reports, 'vitest.json')
const playwrightReport = path.join(reports, 'playwright.json')

const steps: Step[] = [
  { name: 'Format and lint', run: () => npx('biome', ['check', '.']) },
  { name: 'Types', run: () => npx('next', ['typegen']) && npx('tsc', ['--noEmit']) },
  { name: 'Nothing unused', run: () => npx('knip', []) },
  { name: '7-Zip', run: findSevenZip },
  {
    name: 'Unit tests',
    run: () =>
      npx('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]),
    count: countVitest,
  },
  { name: 'Build', run: () => npx('next', ['build']) },
  { name: 'Browser', run: findBrowser },
  {
    name: 'Stories in the browser',
    run: () => npx('playwright', ['test', '--config', 'tests/playwright.config.ts', '--pass-with-no-tests']),
    count: countPlaywright,
  },
]

function runAll(): Counts {
  const total: Counts = { passed: 0, failed: 0 }
  for (const { name, run, count } of steps) {
    console.log(`\n--- ${name}`)
    const begun = performance.now()
    const succeeded = run()
    const counts = count?.() ?? { passed: succeeded ? 1 : 0, failed: 0 }
    total.passed += counts.passed
    total.failed += succeeded ? counts.failed : Math.max(1, counts.failed)
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    console.log(`--- ${name}: ${succeeded ? 'passed' : 'FAILED'} in ${seconds} s`)
    if (!succeeded) break
  }
  return total
}

/** In GitHub's, GitLab's and our own CI a browser may be absent; on a laptop it hardly ever is. */
function findBrowser(): boolean {
  const found = findInstalledChromium()
  if (!found) console.log('No Chromium or Chrome is installed; fetching one.')
  const chromium = found ?? fetchChromium()
  console.log(chromium ?? "Playwright's own Chromium")
  if (chromium) process.env.CHROMIUM_PATH = chromium
  return true
}

/** The tests open reports with it. */
function findSevenZip(): boolean {
  const found = findOrFetchSevenZip()
  console.log(found ?? 'Install 7-Zip first: p7zip-full on Debian and Ubuntu, sevenzip from Homebrew.')
  return found !== null
}

function npx(name: string, args: string[]): boolean {
  const { status } = spawnSync(path.join('node_modules', '.bin', name), args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      CI: '1',
      NEXT_TELEMETRY_DISABLED: '1',
      PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
    },
  })
  return status === 0
}

function countVitest(): Counts {
  const report = readReport(vitestReport)
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }
}

function countPlaywright(): Counts {
  const stats = readReport(playwrightReport)?.stats
  return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) }
}

interface Report {
  numPassedTests?: number
  numFailedTests?: number
  stats?: { expected: number; unexpected: number; flaky: number }
}

function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

const { passed, failed } = runAll()
rmSync(reports, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
