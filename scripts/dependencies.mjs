/**
 * Brings node_modules in line with package-lock.json. Plain JavaScript without dependencies: it runs on the
 * machine’s own Node (20.19 or later) before anything is installed.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pinnedNode, root } from './project.mjs'
import { run } from './run.mjs'
import { Explained, say } from './say.mjs'

async function readJson(path) {
  try {
    return JSON.parse(await readFile(join(root, path), 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

/**
 * npm writes node_modules/.package-lock.json when an installation is complete: what it tells of is there.
 * Optional packages are for other machines unless they are listed.
 */
export function isInstalled(wanted, installed) {
  if (!wanted?.packages || !installed?.packages) return false
  return Object.entries(wanted.packages).every(([path, { version, integrity, optional, link }]) => {
    if (path === '' || link) return true
    const found = installed.packages[path]
    if (!found) return optional === true
    return found.version === version && found.integrity === integrity
  })
}

/** @throws Explained when they can’t be had. */
export async function ensureDependencies() {
  await install('.', { again: !existsSync(pinnedNode) })
  if (!existsSync(pinnedNode)) {
    throw new Explained(
      'npm did not run the install script of the package “node”, which brings the Node that Kulturlots runs on. Allow install scripts (npm config get ignore-scripts) and try again.',
    )
  }
}

/**
 * @param folder of a package.json and its lockfile, as the project sees it.
 * @throws Explained when something can’t be had.
 */
export async function install(folder, { again = false } = {}) {
  const wanted = await readJson(join(folder, 'package-lock.json'))
  if (!wanted) {
    throw new Explained(
      `${join(folder, 'package-lock.json')} is missing or broken; get it back from git.`,
    )
  }
  const installed = await readJson(join(folder, 'node_modules', '.package-lock.json'))
  if (isInstalled(wanted, installed) && !again) return
  say(folder === '.' ? 'Installing dependencies …' : `Installing what ${folder} needs …`)
  const [command, ...before] = npm()
  const options = ['ci', '--no-audit', '--no-fund', '--prefix', folder]
  const code = await run(command, [...before, ...options]).catch(() => 1)
  if (code !== 0) {
    throw new Explained(
      'The dependencies could not be installed; npm says why above. Is the network there?',
    )
  }
}

/** The npm that started this script, else the one on PATH. */
function npm() {
  const started = process.env.npm_execpath
  if (started?.endsWith('.js') && existsSync(process.execPath)) return [process.execPath, started]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}
