/**
 * `npm run bench -- directory [--only arriving,reopening,asking,heap,changing,scrolling,devices,slow,growing]
 * [--rounds N] [--size N] [--largest N]`: the directory on the device beside what one would otherwise take, in
 * a real browser, the same entries, one run.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { arriving } from './directory/arriving.ts'
import { changing } from './directory/changing.ts'
import { manyDevices } from './directory/devices.ts'
import { growing } from './directory/growing.ts'
import { asking, heap, reopening } from './directory/opening.ts'
import { scrolling } from './directory/scrolling.ts'
import { buildPages } from './directory/setting.ts'
import { onSlowLine } from './directory/slow.ts'
import { tellMachine } from './support/report.ts'

const figures = {
  arriving,
  reopening,
  asking,
  heap,
  changing,
  scrolling,
  devices: manyDevices,
  slow: onSlowLine,
  growing,
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(figures).join() },
    rounds: { type: 'string', default: '5' },
    size: { type: 'string', default: '10000' },
    largest: { type: 'string', default: '100000' },
  },
})
const chosen = values.only.split(',')
const folder = await mkdtemp(join(tmpdir(), 'kulturlots-bench-'))
try {
  tellMachine()
  const setting = {
    folder,
    ...(await buildPages(folder)),
    app: fileURLToPath(new URL('../../dist', import.meta.url)),
    rounds: Number(values.rounds),
    size: Number(values.size),
    largest: Number(values.largest),
  }
  for (const [name, figure] of Object.entries(figures)) {
    if (chosen.includes(name)) await figure(setting)
  }
  console.log(`\nload at the end ${(loadavg()[0] ?? 0).toFixed(1)}`)
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
