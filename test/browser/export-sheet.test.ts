/** The sheet with a directory that answers as it is told to, in a real browser with the real workbook worker. */
import { createApp, h, type App } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { DirectoryCalls } from '../../src/directory/calls.ts'
import ExportSheet from '../../src/features/export/ExportSheet.vue'
import { installDirectory } from '../../src/features/directory/use-directory.ts'
import { byRoom } from '../../src/locales/by-room.ts'
import { installFeedback } from '../../src/ui/feedback.ts'
import { actor } from '../directory/support/entries.ts'
import { noDirectory } from './support/own-screen.ts'

const search = { text: '', kinds: [], fields: [], municipalities: [] }
const museum = actor('Museet', { phone: '016-710 10 00' })
const archive = actor('Arkivet')

let mounted: App | undefined
const saved: string[] = []

afterEach(() => {
  mounted?.unmount()
  saved.length = 0
})

function mount(every: DirectoryCalls['every'], total = 2): void {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:id?', name: 'entry', component: { render: () => h('p') } }],
  })
  mounted = createApp({ render: () => h(ExportSheet, { search, total, open: true }) })
  installFeedback(mounted)
  const files = import.meta.glob('../../src/locales/sv/*.json', { eager: true, import: 'default' })
  const words = { legacy: false, locale: 'sv', messages: { sv: byRoom(files) } } as const
  mounted.use(createI18n<false>(words))
  installDirectory(mounted, { ...noDirectory, every })
  mounted.use(router)
  mounted.mount(document.body.appendChild(document.createElement('div')))
}

/** The tests' browser asks where to put a download: it is told of here instead. */
document.addEventListener('click', (event) => {
  if (!(event.target instanceof HTMLAnchorElement) || !event.target.download) return
  event.preventDefault()
  saved.push(event.target.download)
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const choose = (name: RegExp) => page.getByRole('radio', { name }).click()
const status = () => page.getByRole('status')

const both: DirectoryCalls['every'] = async (_search, take) => {
  await take([{ entry: museum }, { entry: archive }], 2)
  return 'all'
}

test('a workbook is made and its name is said', async () => {
  mount(both)
  await button('Ladda ner').click()
  await expect.element(status()).toHaveTextContent(/är gjord/)
  expect(saved).toEqual([expect.stringMatching(/^kulturkatalog-.*\.xlsx$/)])
})

test('contacts say how many hits could not be among them', async () => {
  mount(both)
  await choose(/vCard/)
  await button('Ladda ner').click()
  await expect.element(status()).toHaveTextContent('1 träff utan kontaktuppgifter är inte med.')
  expect(saved).toEqual([expect.stringMatching(/\.vcf$/)])
})

test('an empty calendar is not saved, and the reason is said', async () => {
  mount(both)
  await choose(/ICS/)
  await button('Ladda ner').click()
  await expect.element(status()).toHaveTextContent('Ingen av träffarna har en dag')
  expect(saved).toEqual([])
})

test('long work shows how far it is, and is stopped by a press', async () => {
  const held = Promise.withResolvers<undefined>()
  const answers: boolean[] = []
  mount(async (_search, take) => {
    answers.push(await take([{ entry: museum }], 3))
    await held.promise
    answers.push(await take([{ entry: archive }], 3))
    return 'stopped'
  }, 3)
  await button('Ladda ner').click()
  await expect.element(page.getByText('Samlar träffarna, 1 av 3 …')).toBeVisible()
  await button('Avbryt').click()
  held.resolve(undefined)
  await expect.element(status()).toHaveTextContent('Du avbröt. Ingen fil har gjorts.')
  expect(answers).toEqual([true, false])
  expect(saved).toEqual([])
})

test('what goes wrong is said, and another try is possible', async () => {
  let broken = true
  mount((query, take) => {
    if (!broken) return both(query, take)
    broken = false
    return Promise.reject(new Error('The directory worker could not be started.'))
  })
  await choose(/CSV/)
  await button('Ladda ner').click()
  await expect.element(status()).toHaveTextContent('Filen kunde inte göras.')
  await button('Ladda ner').click()
  await expect.element(status()).toHaveTextContent(/är gjord/)
  expect(saved).toEqual([expect.stringMatching(/\.csv$/)])
})
