/** Runs one of the sync-server's own programs on the pinned Node, with the arguments that follow its name. */
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode } from './project.mjs'
import { run } from './run.mjs'
import { runMain } from './say.mjs'

runMain(async () => {
  await ensureDependencies()
  process.exitCode = await run(pinnedNode, process.argv.slice(2))
})
