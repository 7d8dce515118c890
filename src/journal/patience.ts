/** Storage that hangs answers neither yes nor no: whoever waits for it is told after so long, ms. */
export const storagePatience = 4_000

/** Rejects with a `TimeoutError` when it takes longer. What it waits for may still end either way. */
export function withPatience<T>(
  waited: PromiseLike<T>,
  milliseconds = storagePatience,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new DOMException('The storage does not answer.', 'TimeoutError')),
      milliseconds,
    )
    Promise.resolve(waited)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}
