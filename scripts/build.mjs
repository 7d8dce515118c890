/** Builds the app into dist/, and every file that a server sends often also as brotli and gzip. */
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

const sources = [
  'index.html',
  'manifest.config.ts',
  'package-lock.json',
  'public',
  'scripts/build.mjs',
  'src',
  'vite.config.ts',
]
const stampFile = join(root, 'dist', '.sources')
const compressible = new Set(['.css', '.html', '.js', '.json', '.svg', '.webmanifest'])

async function filesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** A hash over the names and contents of all that the build reads. */
async function sourcesHash() {
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

export async function isBuilt() {
  const stamp = await readFile(stampFile, 'utf8').catch(() => undefined)
  return stamp !== undefined && stamp === (await sourcesHash())
}

async function compress() {
  const brotli = promisify(brotliCompress)
  const gzipped = promisify(gzip)
  const files = await filesIn(join(root, 'dist'))
  for (const file of files.filter((name) => compressible.has(extname(name)))) {
    const content = await readFile(file)
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
    await writeFile(`${file}.br`, await brotli(content, { params }))
    await writeFile(`${file}.gz`, await gzipped(content, { level: 9 }))
  }
}

/** @throws Explained when the build fails. */
export async function build() {
  say('Building the app …')
  const hash = await sourcesHash()
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const env = { ...process.env, NODE_ENV: 'production' }
  const code = await run(pinnedNode, [vite, 'build', '--logLevel', 'warn'], env)
  if (code !== 0) throw new Explained('The app could not be built; see above.')
  await compress()
  // Last: a build that was interrupted is done again.
  await writeFile(stampFile, hash)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  runMain(async () => {
    await ensureDependencies()
    await build()
  })
}
