import { defineConfig } from '@playwright/test'

// Else each of the two hundred requests by which a service worker fetches the app is told to the test as well.
process.env['PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK'] = '1'

/** End to end: the built app, the real server process, a real Chromium. No retries: a flaky test is a broken one. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
})
