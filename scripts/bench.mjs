/** `npm run bench NAME`: runs test/bench/NAME.ts; without a name it lists them. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode, root } from './project.mjs'
import { run } from './run.mjs'
import { Explained, runMain } from './say.mjs'

runMain(async () => {
  await ensureDependencies()
  const [name, ...args] = process.argv.slice(2)
  const files = await readdir(join(root, 'test', 'bench'))
  const names = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3))
  if (!name || !names.includes(name)) {
    throw new Explained(`npm run bench NAME, where NAME is one of: ${names.join(', ')}`)
  }
  process.exitCode = await run(pinnedNode, [`test/bench/${name}.ts`, ...args])
})
