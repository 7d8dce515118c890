import { byRoom } from './by-room.ts'

export const messages = byRoom(
  import.meta.glob(['./en/*.json', '!./en/{funding,export,guided,more,take-along}.json'], {
    eager: true,
    import: 'default',
  }),
)
