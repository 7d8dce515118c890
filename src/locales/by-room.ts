import type { Words } from './later.ts'

/** `./sv/start.json` becomes what stands under `start`. */
export function byRoom<Room = Words>(files: Record<string, unknown>): Record<string, Room> {
  return Object.fromEntries(
    Object.entries(files).map(([path, room]) => [
      path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
      room as Room,
    ]),
  )
}
