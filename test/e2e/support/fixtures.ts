/** What an end-to-end test is given: a server of its own and as many devices as it asks for. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { startDevice, type Device, type Viewport } from './device.ts'
import { startSyncServer, type SyncServer, type SyncServerOptions } from './sync-server.ts'

interface Fixtures {
  /** A folder that is gone after the test. */
  readonly folder: string
  readonly startServer: (options?: Omit<SyncServerOptions, 'dataDirectory'>) => Promise<SyncServer>
  /** With the built app and the first start's own content. */
  readonly server: SyncServer
  /** A new browser with a profile of its own. */
  readonly device: (viewport: Viewport, flags?: readonly string[]) => Promise<Device>
}

interface WorkerFixtures {
  /** Data as a first start leaves them: copied, they spare each test that it seeds its own. */
  readonly seeded: string
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  seeded: [
    async ({ browserName: _browserName }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'kulturlots-e2e-seeded-'))
      const dataDirectory = join(folder, 'data')
      const server = await startSyncServer({ dataDirectory })
      await server.stop()
      await use(dataDirectory)
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],

  // Playwright reads which fixtures are asked for from this pattern, which lint wants to be not empty.
  folder: async ({ browserName: _browserName }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'kulturlots-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  startServer: async ({ folder, seeded }, use, testInfo) => {
    const servers: SyncServer[] = []
    await use(async (options) => {
      const dataDirectory = join(folder, `data-${servers.length}`)
      if (!options?.byNpmStart) await cp(seeded, dataDirectory, { recursive: true })
      const server = await startSyncServer({ dataDirectory, ...options })
      servers.push(server)
      return server
    })
    for (const server of servers) {
      await server.kill()
      if (testInfo.status !== testInfo.expectedStatus) console.log(server.output())
    }
  },

  server: async ({ startServer }, use) => {
    await use(await startServer())
  },

  device: async ({ folder }, use) => {
    const devices: Device[] = []
    await use(async (viewport, flags) => {
      const profile = join(folder, `profile-${devices.length}`)
      const device = await startDevice(profile, viewport, flags)
      devices.push(device)
      return device
    })
    for (const device of devices) await device.kill()
  },
})

export { expect } from '@playwright/test'
