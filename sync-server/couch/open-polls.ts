export interface OpenPolls {
  /** @returns how to close it again, any number of times; undefined when the user has too many open. */
  open(userId: string): (() => void) | undefined
}

/** Counts the long polls that each user holds open in this process. */
export function createOpenPolls(most: number): OpenPolls {
  const counts = new Map<string, number>()
  return {
    open(userId) {
      const others = counts.get(userId) ?? 0
      if (others >= most) return undefined
      counts.set(userId, others + 1)
      let closed = false
      return () => {
        if (closed) return
        closed = true
        const left = (counts.get(userId) ?? 1) - 1
        if (left > 0) counts.set(userId, left)
        else counts.delete(userId)
      }
    },
  }
}
