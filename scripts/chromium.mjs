/** Where a Chromium is, and how one is had when there is none. */
import { accessSync, constants } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pinnedNode, root } from './project.mjs'
import { run } from './run.mjs'
import { Explained, say } from './say.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * `CHROMIUM_PATH` wins, also when it names nothing: a wrong path is to be said, not worked around.
 * @returns the path, or undefined when there is none.
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => isExecutable(path))
}

/** @returns the path of a Chromium, installed when there was none. @throws Explained when none can be had. */
export async function ensureChromium(env = process.env) {
  const found = findChromium(env)
  if (found && isExecutable(found)) return found
  if (found) throw new Explained(`CHROMIUM_PATH is ${found}, which can’t be run.`)

  if (await isDebianRoot()) {
    say('Installing Chromium from the distribution …')
    const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' }
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium']
    const updated = await tryRun('apt-get', ['update', '-qq'], quiet)
    if (updated && (await tryRun('apt-get', install, quiet))) {
      const installed = findChromium(env)
      if (installed) return installed
    }
  }

  say('Installing Playwright’s Chromium …')
  const { chromium } = await import('playwright')
  const playwright = join(root, 'node_modules', 'playwright', 'cli.js')
  const downloaded = await tryRun(pinnedNode, [playwright, 'install', 'chromium'], env)
  if (downloaded && isExecutable(chromium.executablePath())) return chromium.executablePath()

  throw new Explained(
    'The tests need a Chromium and none could be installed: install one and set CHROMIUM_PATH to it.',
  )
}

async function tryRun(command, args, env) {
  // A command that is not there is a command that failed: the next way is tried.
  return (await run(command, args, env).catch(() => 1)) === 0
}

/** Ubuntu’s package only points to a snap, which does not run in a container. */
async function isDebianRoot() {
  if (process.getuid?.() !== 0) return false
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  return /^ID="?debian"?$/m.test(release)
}
