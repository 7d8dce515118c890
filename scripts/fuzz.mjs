/** `npm run fuzz -- --requests N [--seed N]`: malformed requests against a server of its own. */
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode } from './project.mjs'
import { run } from './run.mjs'
import { runMain } from './say.mjs'

runMain(async () => {
  await ensureDependencies()
  process.exitCode = await run(pinnedNode, [
    'test/support/malformed/main.ts',
    ...process.argv.slice(2),
  ])
})
