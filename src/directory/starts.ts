/** Where each of several lists starts when they stand one after another, and one more for the end. */
export function startsOf(lengths: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(lengths.length + 1)
  for (let at = 0; at < lengths.length; at += 1) {
    starts[at + 1] = (starts[at] ?? 0) + (lengths[at] ?? 0)
  }
  return starts
}
