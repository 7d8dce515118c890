/** `npm run model`: test/model/run.ts, which says what else can be asked of it. */
import { ensureChromium } from './chromium.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode } from './project.mjs'
import { run } from './run.mjs'
import { Explained, runMain } from './say.mjs'

runMain(async () => {
  await ensureDependencies()
  const args = process.argv.slice(2)
  const env = { ...process.env }
  if (args.includes('--real')) {
    env.CHROMIUM_PATH = await ensureChromium()
    const built = await run(pinnedNode, ['scripts/build.mjs'])
    if (built !== 0) throw new Explained('The app could not be built.')
  }
  process.exitCode = await run(pinnedNode, ['test/model/run.ts', ...args], env)
})
