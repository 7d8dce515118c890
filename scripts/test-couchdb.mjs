/**
 * `npm run test:couchdb -- URL [SECRET]`: the store's contract on the CouchDB at URL (with an administrator's name
 * and password in it) and the routes upon it; with its proxy authentication's secret also CouchDB's own walls, and
 * what the whole server does. Its databases are named `lots-test-…` and removed at the end.
 */
import { join } from 'node:path'
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode, root } from './project.mjs'
import { run } from './run.mjs'
import { runMain, say } from './say.mjs'

runMain(async () => {
  const [url = process.env.COUCHDB_TEST_URL, secret = process.env.COUCHDB_TEST_SECRET] =
    process.argv.slice(2)
  if (!url) {
    say('Skipped: no CouchDB was named. npm run test:couchdb -- URL [SECRET], or COUCHDB_TEST_URL.')
    return
  }
  await ensureDependencies()
  if (!secret) say('Without the secret CouchDB’s own walls are not tried.')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const files = [
    'test/contract/remote.test.ts',
    'test/server/couchdb.test.ts',
    'test/server/proposals.test.ts',
    'test/server/questions.test.ts',
    ...['routes', 'replication', 'authors', 'carried'].map(
      (name) => `test/server/couch-${name}.test.ts`,
    ),
  ]
  const env = {
    ...process.env,
    COUCHDB_TEST_URL: url,
    ...(secret && { COUCHDB_TEST_SECRET: secret }),
  }
  process.exitCode = await run(pinnedNode, [vitest, 'run', '--project', 'server', ...files], env)
})
