/** Ours and the rivals: the same steps on a screen, against a server of their own. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright'
import { build } from 'vite'
import { authorization, startOurs, startRivals, type Backend } from './backend.ts'
import { startRecordingProxy, type RecordingProxy } from './recording-proxy.ts'

export interface Contestant {
  readonly name: string
  /** Store of IndexedDB that a saved note is written to. */
  readonly store: string
  start(directory: string): Promise<Running>
}

/** One server behind one cable. Browsers come and go. */
export interface Running {
  readonly backend: Backend
  readonly proxy: RecordingProxy
  /** Once per browser, before a page is opened. */
  signIn(context: BrowserContext): Promise<void>
  /** The list of what is in a state; resolves when the page has loaded, not when the list is there. */
  openList(page: Page, state: 'new' | 'resolved'): Promise<void>
  /** An empty browser's first way to the list of new needs. */
  openFirst(page: Page): Promise<void>
  /** Where notes are written, and in step with the server as far as one sees. */
  openNotes(page: Page): Promise<void>
  /** Resolves right before the tap on "save". */
  typeNote(page: Page, text: string): Promise<void>
  stop(): Promise<void>
}

export const tapSave = (page: Page) =>
  page.getByRole('button', { name: 'Spara anteckningen' }).click()

export const ours: Contestant = {
  name: 'Kulturlots',
  store: 'journal',
  async start(directory) {
    const backend = await startOurs(directory)
    const proxy = await startRecordingProxy({ target: backend.url })
    const { name, password } = backend.signIn
    const openList = async (page: Page, state: string) => {
      await page.goto(`${proxy.url}/arenden?state=${state}`)
    }
    return {
      backend,
      proxy,
      async signIn(context) {
        const answer = await context.request.post(`${proxy.url}/api/session`, {
          data: { name, password },
          headers: { origin: proxy.url },
        })
        if (!answer.ok()) throw new Error(`Not signed in: ${answer.status()}.`)
      },
      openList,
      openFirst: (page) => openList(page, 'new'),
      async openNotes(page) {
        await page.goto(`${proxy.url}/mina`)
        await page.getByRole('button', { name: 'Ny anteckning' }).waitFor()
      },
      async typeNote(page, text) {
        // The form closes when a note is saved; an open one has the button no more.
        await page.getByRole('button', { name: 'Ny anteckning' }).click()
        await page.getByLabel('Anteckning', { exact: true }).fill(text)
      },
      stop: () => stop(proxy, backend),
    }
  },
}

/** @param pages where the rivals' built page is. */
function rival(who: 'pouchdb' | 'rxdb', name: string, store: string, pages: string): Contestant {
  return {
    name,
    store,
    async start(directory) {
      const backend = await startRivals(directory)
      const route = { target: backend.url, prefix: '/db', authorization, folder: pages }
      const proxy = await startRecordingProxy(route)
      const open = async (page: Page, query: string) => {
        await page.goto(`${proxy.url}/?who=${who}&${query}`)
      }
      return {
        backend,
        proxy,
        signIn: () => Promise.resolve(),
        openList: (page, state) => open(page, `state=${state}`),
        openFirst: (page) => open(page, 'first=1'),
        async openNotes(page) {
          await open(page, 'state=resolved')
          await page.locator('.hits').filter({ hasText: /\d/ }).waitFor()
        },
        typeNote: (page, text) => page.getByLabel('Anteckning').fill(text),
        stop: () => stop(proxy, backend),
      }
    },
  }
}

async function stop(proxy: RecordingProxy, backend: Backend): Promise<void> {
  proxy.stop()
  await backend.kill()
}

/** Builds the rivals' page, whose packages `npm run bench` has installed. */
export async function buildRivals(folder: string): Promise<readonly Contestant[]> {
  const outDir = join(folder, 'rivals')
  await build({
    root: fileURLToPath(new URL('../rivals/sync-page/', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    build: { outDir, target: 'esnext', chunkSizeWarningLimit: 5_000 },
  })
  return [
    rival('pouchdb', 'PouchDB', 'by-sequence', outDir),
    rival('rxdb', 'RxDB on Dexie', 'docs', outDir),
  ]
}
