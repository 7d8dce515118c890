/** `npm run model`: test/model/run.ts, which says what else can be asked of it. */
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode } from './project.mjs'
import { run } from './run.mjs'
import { runMain } from './say.mjs'

runMain(async () => {
  await ensureDependencies()
  process.exitCode = await run(pinnedNode, ['test/model/run.ts', ...process.argv.slice(2)])
})
