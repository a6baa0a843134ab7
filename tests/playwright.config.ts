import { defineConfig, devices } from '@playwright/test'
import { findInstalledChromium } from './find-chromium'

/** `npm test` names the browser it found or fetched; started on its own, this looks for one too. */
const chromium = process.env.CHROMIUM_PATH || findInstalledChromium()

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.story.ts',
  outputDir: '../test-results',
  globalSetup: './e2e/start-app.global.ts',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: process.env.E2E_ADDRESS,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
    },
  ],
})
