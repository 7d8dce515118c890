/**
 * The write rules as one self-contained function, in the JavaScript that CouchDB's engines take: QuickJS, or
 * SpiderMonkey 78 and later. Built by Vite, which is there where the project is developed or its image is made;
 * a running server only copies what provisioning has left in CouchDB.
 */
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import { rulesVersion } from '../couch/remote/rules-version.ts'
import type { Rules } from '../couch/remote/walls.ts'

const entry = join(import.meta.dirname, 'rules-entry.ts')

/** Younger than SpiderMonkey 91, which CouchDB's own packages have had for years. */
const shim = 'function (map, key) { return Object.prototype.hasOwnProperty.call(map, key); }'

export async function bundleRules(): Promise<Record<SyncedDatabase, Rules>> {
  const [bundle, version] = await Promise.all([bundled(), rulesVersion()])
  const rulesFor = (database: SyncedDatabase): Rules => {
    return { version, validate: functionText(bundle, database) }
  }
  return { casework: rulesFor('casework'), own: rulesFor('own') }
}

/** Evaluates to a function; the rules inside are set up once, not at each write. */
function functionText(bundle: string, database: SyncedDatabase): string {
  return `(function () {
${bundle}
return function (next, stored, user) {
  var verdict = rules.judge(${JSON.stringify(database)}, next, stored, user);
  if (verdict) throw verdict;
};
})()`
}

async function bundled(): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    define: { 'Object.hasOwn': `(${shim})` },
    build: {
      write: false,
      minify: false,
      target: 'es2018',
      lib: { entry, formats: ['iife'], name: 'rules' },
    },
  })) as Rolldown.RolldownOutput[]
  const code = output[0]?.output[0].code
  if (code === undefined) throw new Error('Vite made nothing of the rules.')
  return code
}
