/** Saving a note on a slow phone: from the tap until it is on the disk, and until the screen says so. */
import { join } from 'node:path'
import { heading, median, milliseconds, quantile, row } from '../support/report.ts'
import { inEmptyBrowser, probing } from './browser.ts'
import { ours, tapSave, type Contestant } from './contestants.ts'
import type { Figure } from './figure.ts'

const slowness = 4
/** Not counted: code is compiled in them. */
const warmUp = 3

export async function saving({ folder, contestants, rounds }: Figure): Promise<void> {
  const saves = rounds * 3
  heading(
    `A note saved, processor ${slowness}× slower: from the tap (median of ${saves}, goal 50 ms)`,
  )
  for (const contestant of contestants) await measure(contestant, folder, saves)
  // Theirs is on the disk some seconds later; so this is what the promise itself costs them.
  for (const contestant of contestants.filter((one) => one !== ours))
    await measure(contestant, folder, saves, { strictly: true })
}

async function measure(
  contestant: Contestant,
  folder: string,
  saves: number,
  { strictly } = { strictly: false },
): Promise<void> {
  const name = strictly ? `${contestant.name}, made strict` : contestant.name
  const running = await contestant.start(join(folder, `saving-${name}`))
  try {
    await inEmptyBrowser(folder, async (page, context) => {
      if (strictly) await context.addInitScript('globalThis.probeStrictly = true')
      await running.signIn(context)
      await running.openNotes(page)
      await running.proxy.quiet(1_000)
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
      const { durable, shown } = probing(page)
      const stored: number[] = []
      const said: number[] = []
      const before: number[] = []
      const durabilities = new Set<string>()
      for (let save = 0; save < warmUp + saves; save += 1) {
        const text = `Sparad ${save}, med fyrtio tecken eller några fler`
        await running.typeNote(page, text)
        await tapSave(page)
        const [written, told] = [await durable(contestant.store), await shown(text)]
        if (save >= warmUp) {
          stored.push(written.took)
          before.push(written.before)
          said.push(told)
        }
        durabilities.add(written.durability)
        await running.proxy.quiet(300)
      }
      row(`${name}: transaction complete`, milliseconds(median(stored)))
      row('  … p95', milliseconds(quantile(stored, 0.95)))
      row('  other writes that it waited for', String(median(before)))
      row('  on screen', milliseconds(median(said)))
      row('  durability asked of IndexedDB', [...durabilities].join(', '))
    })
  } finally {
    await running.stop()
  }
}
