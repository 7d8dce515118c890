import { byRoom } from './by-room.ts'

export const messages = byRoom(
  import.meta.glob(['./sv/*.json', '!./sv/{funding,export,guided,more,take-along}.json'], {
    eager: true,
    import: 'default',
  }),
)
