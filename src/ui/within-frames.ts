/**
 * Spreads what is costly to draw over frames, so that none of them is late: as many at a time as a frame has room
 * for, the nearest to the middle first. What is there at the beginning is drawn at once.
 */
import { nextTick, onScopeDispose, shallowRef, watch } from 'vue'

/** Half a frame of sixty a second; the browser's own part comes on top, ms. */
const room = 8

/**
 * @param atOnce asked whenever others are to be drawn: whether all of them, without waiting for frames.
 * @returns whether its turn has come.
 */
export function drawWithinFrames<Key>(
  keys: () => readonly Key[],
  atOnce: () => boolean = () => false,
): (key: Key) => boolean {
  const drawn = shallowRef<ReadonlySet<Key>>(new Set(keys()))
  let frame: number | undefined
  let isFirst = drawn.value.size === 0

  watch(keys, (now) => {
    if (isFirst || atOnce()) drawn.value = new Set(now)
    else if (now.some((key) => !drawn.value.has(key))) frame ??= requestAnimationFrame(draw)
    isFirst &&= now.length === 0
  })

  function draw() {
    frame = undefined
    void drawSome()
  }

  async function drawSome() {
    const start = performance.now()
    while (performance.now() - start < room) {
      const now = keys()
      const next = nearestToMiddle(
        now.filter((key) => !drawn.value.has(key)),
        now,
      )
      if (next === undefined) return
      // Those out of sight are forgotten: they are drawn anew when they come back.
      drawn.value = new Set([...now.filter((key) => drawn.value.has(key)), next])
      await nextTick()
    }
    frame ??= requestAnimationFrame(draw)
  }

  onScopeDispose(() => {
    if (frame !== undefined) cancelAnimationFrame(frame)
  })
  return (key) => drawn.value.has(key)
}

function nearestToMiddle<Key>(waiting: readonly Key[], all: readonly Key[]): Key | undefined {
  const middle = (all.length - 1) / 2
  const [nearest] = waiting.toSorted(
    (a, b) => Math.abs(all.indexOf(a) - middle) - Math.abs(all.indexOf(b) - middle),
  )
  return nearest
}
