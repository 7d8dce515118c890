/** Every address the app has, read from the features' own lists, so that a new one is tested without being named here. */
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const features = resolve(import.meta.dirname, '../../../src/features')

interface Route {
  readonly path: string
  readonly children: readonly Route[]
}

/** @returns patterns such as `/katalog/:id`. */
export async function routePatterns(): Promise<readonly string[]> {
  const files = await readdir(features, { recursive: true })
  const lists = files.filter((file) => file.endsWith('routes.ts')).sort()
  const patterns: string[] = []
  for (const file of lists) {
    const url = pathToFileURL(join(features, file)).href
    const module = (await import(url)) as Record<string, unknown>
    for (const list of Object.values(module)) {
      if (Array.isArray(list)) patterns.push(...list.flatMap((route) => paths(asRoute(route), '')))
    }
  }
  return [...new Set(patterns)]
}

function asRoute(value: unknown): Route {
  if (typeof value !== 'object' || value === null || !('path' in value)) {
    throw new Error('A routes.ts exports something that is not a route.')
  }
  const { path } = value
  if (typeof path !== 'string') throw new Error('A route’s path is not a string.')
  const children = 'children' in value && Array.isArray(value.children) ? value.children : []
  return { path, children: children.map(asRoute) }
}

function paths(route: Route, parent: string): string[] {
  const own = route.path.startsWith('/') ? route.path : `${parent}/${route.path}`.replace('//', '/')
  return [own, ...route.children.flatMap((child) => paths(child, own))]
}
