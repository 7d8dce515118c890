/** New versions of the built app without building: every asset under a new name, and everything else naming that. */
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const dist = resolve(import.meta.dirname, '../../../dist')

/** Puts version `version` of the app in `folder`, in the place of what is there. @returns its assets' paths. */
export async function release(folder: string, version: string): Promise<readonly string[]> {
  const next = `${folder}.next`
  await cp(dist, next, { recursive: true })
  const files = (await readdir(next, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
  for (const file of files.filter((name) => /\.(br|gz)$/.test(name))) await rm(file)

  const scripts = (await readdir(join(next, 'assets'))).filter((name) => name.endsWith('.js'))
  const renamed = new Map(scripts.map((name) => [name, name.replace(/\.js$/, `.${version}.js`)]))
  for (const file of files.filter((name) => /\.(js|html)$/.test(name))) {
    let text = await readFile(file, 'utf8')
    for (const [from, to] of renamed) text = text.replaceAll(from, to)
    // The page names other assets now, so the service worker must know it for another page.
    text = text.replace(/("revision":")[^"]*(","url":"index\.html")/, `$1${version}$2`)
    await writeFile(file, text)
  }
  for (const [from, to] of renamed) {
    await rename(join(next, 'assets', from), join(next, 'assets', to))
  }

  await mkdir(folder, { recursive: true })
  await rm(folder, { recursive: true })
  await rename(next, folder)
  return [...renamed.values()].map((name) => `/assets/${name}`)
}
