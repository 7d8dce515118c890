/** What screens subscribe to: calls back with the answer, and again whenever it has changed. */
export interface Live<T> {
  subscribe(observer: Observer<T>): Subscription
}

export interface Observer<T> {
  readonly next: (answer: T) => void
  readonly error?: (error: unknown) => void
}

export interface Subscription {
  unsubscribe(): void
}

/** An answer made of another; told only where `same` sees a difference. */
export function derive<From, To>(
  live: Live<From>,
  made: (from: From) => To,
  same: (a: To, b: To) => boolean = Object.is,
): Live<To> {
  return {
    subscribe({ next, error }) {
      let last: { readonly answer: To } | undefined
      return live.subscribe({
        next(from) {
          const answer = made(from)
          if (last && same(last.answer, answer)) return
          last = { answer }
          next(answer)
        },
        ...(error && { error }),
      })
    },
  }
}

/** The same things in the same order. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
