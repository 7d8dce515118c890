/** The regions of a real directory on the screen, with a server that can go out of reach. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { LocalDirectory } from '../../src/directory/local-directory.ts'
import RegionsScreen from '../../src/features/regions/RegionsScreen.vue'
import { actor } from '../directory/support/entries.ts'
import { DirectoryServer, publish } from '../directory/support/directory-server.ts'
import { clearDevice, mountFor, visitor } from './support/own-screen.ts'

let directory: LocalDirectory | undefined

afterEach(async () => {
  directory?.stop()
  await clearDevice()
})

async function mountRegions() {
  const server = new DirectoryServer(
    await publish('nod', [
      ['all', [actor('Bruksmuseet')]],
      ['04', [actor('Folkdansens vänner', { municipalities: ['0482'] })]],
      ['21', [actor('Ängens kör', { municipalities: ['2180'] })]],
    ]),
  )
  directory = new LocalDirectory({ fetch: server.fetch, now: () => new Date() })
  await directory.refresh()
  await mountFor(visitor, RegionsScreen, {}, { directory })
  return { server, directory }
}

const box = (name: RegExp) => page.getByRole('checkbox', { name })

test('a region is taken off the device and fetched again; offline it waits, and says so', async () => {
  const { server, directory: here } = await mountRegions()
  await expect.element(box(/^Gävleborg/)).toBeChecked()
  await expect.element(box(/^Gävleborg/)).toHaveAccessibleName(/1 poster · 1 kB på enheten/)
  server.reachable = false
  await box(/^Gävleborg/).click()
  await expect.poll(async () => (await here.regions()).here).toEqual(['04', 'all'])
  await expect.element(box(/^Gävleborg/)).toHaveAccessibleName(/att hämta/)
  await expect.element(box(/^Gävleborg/)).not.toBeChecked()

  await box(/^Gävleborg/).click()
  await expect.element(page.getByText('Servern går inte att nå')).toBeVisible()
  await expect.element(box(/^Gävleborg/)).toHaveAccessibleName(/hämtas när du har täckning/)
  server.reachable = true
  await here.refresh()
  await expect.element(box(/^Gävleborg/)).toHaveAccessibleName(/på enheten/)
})

test('one’s own region, and what concerns all, can’t be given up', async () => {
  const { directory: here } = await mountRegions()
  await page.getByRole('radio', { name: 'Sörmland' }).click()
  await expect.poll(async () => (await here.regions()).choice).toMatchObject({ home: '04' })
  await expect.element(box(/^Sörmland/)).not.toBeInTheDocument()
  await expect.element(box(/^Gävleborg/)).toBeChecked()
  await expect.element(box(/^Hela landet/)).not.toBeInTheDocument()
  await expect.element(page.getByText('Hela landet och gemensamt')).toBeVisible()
  // Nothing is left under way.
  await here.refresh()
})
