import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The Node that the project runs on, whatever the machine has. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node')
