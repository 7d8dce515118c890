import { defineConfig } from 'vitest/config'
import { playwright } from '@vitest/browser-playwright'
import vue from '@vitejs/plugin-vue'

/** `scripts/test.mjs` finds or installs a Chromium and passes it on. */
const executablePath = process.env['CHROMIUM_PATH']

/** A busy machine may need seconds for what takes milliseconds; polling ends as soon as it is so. */
const patient = { timeout: 20_000, interval: 50 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Else a style sheet is read as empty (the contrast of the tokens is a test).
          css: true,
          include: [
            'test/{domain,sync,directory,seed,features}/**/*.test.ts',
            'test/scripts/**/*.test.mjs',
          ],
        },
      },
      {
        test: {
          name: 'server',
          environment: 'node',
          include: ['test/{contract,server,model}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: patient },
        },
      },
      {
        plugins: [vue()],
        // Found late, they would be bundled in mid-run and the page reloaded under a test.
        optimizeDeps: {
          include: [
            '@tanstack/vue-virtual',
            'dexie',
            'docx',
            'comlink',
            'fflate',
            'ical.js',
            'papaparse',
            'postal-mime',
            'qr/decode.js',
            'read-excel-file/universal',
            'uqr',
            'write-excel-file/browser',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          expect: { poll: patient },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath ? { executablePath } : {}),
                args: [
                  '--no-sandbox',
                  '--disable-gpu',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                  '--no-first-run',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
