import { byRoom } from './by-room.ts'

export const messages = byRoom(
  import.meta.glob(['./sv/*.json', '!./sv/funding.json'], { eager: true, import: 'default' }),
)
