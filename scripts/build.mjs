/**
 * Builds the app into dist/, and every file that a server sends often also as brotli and gzip; and the
 * sync-server into dist-server/.
 */
import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode, root } from './project.mjs'
import { run } from './run.mjs'
import { Explained, runMain, say } from './say.mjs'

const appSources = [
  'index.html',
  'manifest.config.ts',
  'package-lock.json',
  'public',
  'scripts/build.mjs',
  'src',
  'vite.config.ts',
  'worker.config.ts',
]
const serverSources = [
  'package-lock.json',
  'scripts/build.mjs',
  'src/domain',
  'sync-server',
  'vite.server.config.ts',
]
const app = { folder: join(root, 'dist'), sources: appSources }
const server = { folder: join(root, 'dist-server'), sources: serverSources }
const compressible = new Set(['.css', '.html', '.js', '.json', '.svg', '.webmanifest'])

async function filesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** A hash over the names and contents of all that the build reads. */
async function sourcesHash({ sources }) {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(root, source)
    const files = extname(source) === '' ? (await filesIn(path)).sort() : [path]
    for (const file of files) {
      hash.update(`${file.slice(root.length)}\0`)
      hash.update(await readFile(file))
    }
  }
  return hash.digest('hex')
}

const stampFile = ({ folder }) => join(folder, '.sources')

async function isNew(part) {
  const stamp = await readFile(stampFile(part), 'utf8').catch(() => undefined)
  return stamp !== undefined && stamp === (await sourcesHash(part))
}

async function compress() {
  const brotli = promisify(brotliCompress)
  const gzipped = promisify(gzip)
  const files = await filesIn(app.folder)
  for (const file of files.filter((name) => compressible.has(extname(name)))) {
    const content = await readFile(file)
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
    await writeFile(`${file}.br`, await brotli(content, { params }))
    await writeFile(`${file}.gz`, await gzipped(content, { level: 9 }))
  }
}

async function vite(part, ...options) {
  const hash = await sourcesHash(part)
  const program = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const env = { ...process.env, NODE_ENV: 'production' }
  const code = await run(pinnedNode, [program, 'build', '--logLevel', 'warn', ...options], env)
  if (code !== 0) throw new Explained('Not everything could be built; see above.')
  // Last: a build that was interrupted is done again.
  return () => writeFile(stampFile(part), hash)
}

async function buildApp() {
  say('Building the app …')
  const done = await vite(app)
  await compress()
  await done()
}

async function buildServer() {
  say('Building the server …')
  const done = await vite(server, '--config', 'vite.server.config.ts')
  await done()
}

/** @throws Explained when the build fails. */
export async function buildWhatChanged() {
  if (!(await isNew(app))) await buildApp()
  if (!(await isNew(server))) await buildServer()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  runMain(async () => {
    await ensureDependencies()
    await buildApp()
    await buildServer()
  })
}
