/** What an end-to-end test is given: a server of its own and as many devices as it asks for. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { startDevice, type Device, type Viewport } from './device.ts'
import { freePort } from './free-port.ts'
import { copyProfile, visitOnce } from './returning-device.ts'
import { startSyncServer, type SyncServer, type SyncServerOptions } from './sync-server.ts'

interface Fixtures {
  /** A folder that is gone after the test. */
  readonly folder: string
  readonly startServer: (options?: Omit<SyncServerOptions, 'dataDirectory'>) => Promise<SyncServer>
  /** With the built app and the first start's own content. */
  readonly server: SyncServer
  /** A new browser with a profile of its own. */
  readonly device: (viewport: Viewport, flags?: readonly string[]) => Promise<Device>
  /** A browser that has been at the server before: it has the app and the directory, as from the second visit on. */
  readonly returningDevice: (viewport: Viewport) => Promise<Device>
}

interface WorkerFixtures {
  /** Data as a first start leaves them: copied, they spare each test that it seeds its own. */
  readonly seeded: string
  /** Where a worker's servers are, one after the other: what a browser keeps, it keeps for an address. */
  readonly port: number
  /** The profile of a browser after its first visit: copied, it spares each test that visit. */
  readonly visited: (server: SyncServer) => Promise<string>
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

  port: [
    async ({ browserName: _browserName }, use) => {
      await use(await freePort())
    },
    { scope: 'worker' },
  ],

  visited: [
    async ({ browserName: _browserName }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'kulturlots-e2e-visited-'))
      let visited: Promise<string> | undefined
      await use((server) => (visited ??= visitOnce(join(folder, 'profile'), server.url)))
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker' },
  ],

  // Playwright reads which fixtures are asked for from this pattern, which lint wants to be not empty.
  folder: async ({ browserName: _browserName }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'kulturlots-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  startServer: async ({ folder, seeded, port }, use, testInfo) => {
    const servers: SyncServer[] = []
    await use(async (options) => {
      const dataDirectory = join(folder, `data-${servers.length}`)
      if (!options?.byNpmStart) await cp(seeded, dataDirectory, { recursive: true })
      const at = servers.length === 0 ? { port } : {}
      const server = await startSyncServer({ dataDirectory, ...at, ...options })
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

  returningDevice: async ({ folder, server, visited }, use) => {
    const devices: Device[] = []
    await use(async (viewport) => {
      const profile = join(folder, `returning-profile-${devices.length}`)
      await copyProfile(await visited(server), profile)
      const device = await startDevice(profile, viewport)
      devices.push(device)
      return device
    })
    for (const device of devices) await device.kill()
  },
})

export { expect } from '@playwright/test'
