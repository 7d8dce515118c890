import { resolve } from 'node:path'

/** The project's folder. The same from the built server, which is one folder deep as well. */
export const root = resolve(import.meta.dirname, '..')
