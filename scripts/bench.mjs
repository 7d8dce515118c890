/**
 * `npm run bench NAME`: runs test/bench/NAME.ts; without a name it lists them. What only benchmarks need is
 * had here: the rivals' packages, a Chromium, the built app.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { buildWhatChanged } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureDependencies, install } from './dependencies.mjs'
import { pinnedNode, root } from './project.mjs'
import { run } from './run.mjs'
import { Explained, runMain } from './say.mjs'

const needed = {
  directory: { rivals: true, browser: true, app: true },
  guiding: { rivals: true, browser: true, app: true },
  server: { rivals: true, app: true },
  sync: { rivals: true, browser: true, app: true },
}

runMain(async () => {
  await ensureDependencies()
  const [name, ...args] = process.argv.slice(2)
  const files = await readdir(join(root, 'test', 'bench'))
  const names = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3))
  if (!name || !names.includes(name)) {
    throw new Explained(`npm run bench NAME, where NAME is one of: ${names.join(', ')}`)
  }
  const { rivals, browser, app } = needed[name] ?? {}
  if (rivals) await install(join('test', 'bench', 'rivals'))
  const env = browser ? { ...process.env, CHROMIUM_PATH: await ensureChromium() } : process.env
  if (app) await buildWhatChanged()
  // Node calls its own taking away of types, which the sync benchmark asks for, an experiment.
  const quiet = '--disable-warning=ExperimentalWarning'
  process.exitCode = await run(pinnedNode, [quiet, `test/bench/${name}.ts`, ...args], env)
})
