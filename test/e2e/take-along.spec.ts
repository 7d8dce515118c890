/**
 * Work that leaves a phone without coverage in a file: a colleague's phone takes it in, without coverage too,
 * and brings it to the server. It keeps its author, and when the first phone is back it is there once.
 */
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { desktop, phone, type Device } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { goInApp } from './support/in-app.ts'
import { expectNoOverflow } from './support/overflow.ts'
import { signInOnScreen } from './support/sign-in.ts'
import type { SyncServer } from './support/sync-server.ts'

const root = resolve(import.meta.dirname, '../..')
const name = 'Påhittad Testsson'
const need = 'Söker replokal för dansarna i Scenkonstproducentsamverkansnätverket'

test('a colleague carries what a phone without coverage could not send', async ({
  server,
  returningDevice,
  folder,
}) => {
  const first = await returningDevice(phone)
  const second = await returningDevice(phone)
  const [field, colleague] = await Promise.all([
    signedIn(first, server, 'staff'),
    signedIn(second, server, 'admin'),
  ])
  const author = await whoIsSignedIn(field)
  const carrier = await whoIsSignedIn(colleague)
  await server.kill()

  const file =
    await test.step('without coverage a meeting is logged and put in a file', async () => {
      await field.goto(`${server.url}/anteckna`)
      await field.getByLabel('Vem?').fill(name)
      await field.getByRole('group', { name: 'Behov', exact: true }).getByRole('textbox').fill(need)
      await field.getByRole('button', { name: 'Spara' }).click()
      await expect(field.getByText('Sparat på telefonen')).toBeVisible()
      await goInApp(field, '/mer/ta-med')
      await field.getByRole('radio', { name: 'En kollega' }).check()
      await field.getByRole('button', { name: 'Gör filen' }).click()
      await expectNoOverflow(field, 'a file that is made')
      return downloaded(first, field, join(folder, 'downloads'))
    })
  await first.close()

  await test.step('without coverage the colleague sees what it holds and takes it in', async () => {
    await colleague.goto(`${server.url}/mer/ta-med`)
    await colleague.locator('input[type=file]').setInputFiles(file)
    await expect(colleague.getByText('Arbete från falt.')).toBeVisible()
    await expectNoOverflow(colleague, 'what a file holds')
    await colleague.getByRole('button', { name: 'Ta in', exact: true }).click()
    await expect(colleague.getByText('3 poster är intagna.')).toBeVisible()
    await goInApp(colleague, '/arenden')
    await expect(needRow(colleague)).toContainText('inte skickad')
  })

  await test.step('back in coverage the colleague sends it, and is on record for it', async () => {
    await server.start()
    await expect(needRow(colleague)).not.toContainText('inte skickad')
    await inSync(colleague)
    const records = await carriedRecords(server)
    expect(records.map(([, by, authors]) => [by, authors])).toEqual(
      Array.from({ length: 3 }, () => [carrier, author]),
    )
  })

  await test.step('a coordinator sees who wrote it', async () => {
    const office = await (await returningDevice(desktop)).open('about:blank')
    await signInOnScreen(office, server, 'coordinator')
    await goInApp(office, '/arenden')
    await needRow(office).getByRole('link').first().click()
    const history = office.getByRole('list').filter({ hasText: 'falt' })
    await expect(history.first()).toBeVisible()
  })

  await test.step('when the first phone is back, nothing is doubled and all is in sync', async () => {
    await first.start()
    const back = await first.open(`${server.url}/arenden`)
    await expect(needRow(back)).not.toContainText('inte skickad')
    await inSync(back)
    await expect(back.getByRole('listitem').filter({ hasText: need })).toHaveCount(1)
    expect(await storedWith(back, need)).toEqual({ documents: 1, conflicts: 0 })
    expect(await carriedRecords(server)).toHaveLength(3)
  })
})

async function signedIn(
  device: Device,
  server: SyncServer,
  role: 'staff' | 'coordinator' | 'admin',
): Promise<Page> {
  const page = await device.open(server.url)
  await signInOnScreen(page, server, role)
  await inSync(page)
  return page
}

/** The one file that the press on the button leaves among the device's downloads. */
async function downloaded(device: Device, page: Page, into: string): Promise<string> {
  const session = await device.context().newCDPSession(page)
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: into })
  await page.getByRole('button', { name: 'Spara filen' }).click()
  const files = async () => {
    const names = await readdir(into).catch(() => [])
    return names.filter((each) => each.endsWith('.kulturlots.json'))
  }
  await expect.poll(files).toHaveLength(1)
  return join(into, (await files())[0] ?? '')
}

const needRow = (page: Page) => page.getByRole('listitem').filter({ hasText: need }).first()

async function inSync(page: Page): Promise<void> {
  await expect(page.getByText('Allt är skickat').filter({ visible: true }).first()).toBeVisible()
}

async function whoIsSignedIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const session = (await (await fetch('/api/session')).json()) as { user: string }
    return session.user
  })
}

/** As the server has it, asked by the signed-in page. */
async function storedWith(page: Page, text: string) {
  return page.evaluate(async (wanted) => {
    const answer = await fetch('/db/casework/_all_docs?include_docs=true')
    const { rows } = (await answer.json()) as { rows: { id: string; doc: unknown }[] }
    const found = rows.filter(({ doc }) => JSON.stringify(doc).includes(wanted))
    const leaves = await Promise.all(
      found.map(async ({ id }) => {
        const document = await fetch(`/db/casework/${encodeURIComponent(id)}?conflicts=true`)
        const { _conflicts: others } = (await document.json()) as { _conflicts?: string[] }
        return others?.length ?? 0
      }),
    )
    return { documents: found.length, conflicts: leaves.reduce((sum, count) => sum + count, 0) }
  }, text)
}

/** What an auditor is shown. */
async function carriedRecords(server: SyncServer): Promise<readonly string[][]> {
  const node = join(root, 'node_modules/node/bin/node')
  const env = { ...process.env, DATA_DIR: server.dataDirectory }
  const program = ['sync-server/couch/print-carried.ts']
  const { stdout } = await promisify(execFile)(node, program, { cwd: root, env })
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
}
