/**
 * A list drawn anew under the reader keeps the focus: on the same entry wherever it went, else on the row that took
 * its place. A late answer would else leave the keyboard nowhere, and Enter do nothing. Rows may come later than the
 * list (a part of the app still on its way); focus is given in the same task as they are drawn, so that no key falls
 * between. Whoever has gone elsewhere meanwhile is left there.
 */
import { onBeforeUnmount, onMounted, watch, type Ref, type WatchSource } from 'vue'

/**
 * @param answer what the rows are drawn from: told before they change.
 * @param data the data attribute of a row, which holds its id.
 */
export function keepRowFocus(
  list: Readonly<Ref<HTMLElement | null>>,
  answer: WatchSource<unknown>,
  data = 'entry',
): void {
  let held: { readonly entry: string | undefined; readonly place: number } | undefined

  const rows = () => [...(list.value?.querySelectorAll<HTMLElement>(`[data-${data}] a`) ?? [])]
  const entryOf = (row: Element | undefined) =>
    row?.closest<HTMLElement>(`[data-${data}]`)?.dataset[data]

  function hold() {
    const all = rows()
    const place = all.findIndex((row) => row === document.activeElement)
    if (place >= 0) held = { entry: entryOf(all[place]), place }
  }

  function giveBack() {
    if (!held) return
    if (document.activeElement !== document.body) {
      held = undefined
      return
    }
    const { entry, place } = held
    const all = rows()
    const row = all.find((one) => entryOf(one) === entry) ?? all[Math.min(place, all.length - 1)]
    row?.focus({ preventScroll: true })
    if (row) held = undefined
  }

  watch(answer, hold, { flush: 'sync' })
  watch(answer, giveBack, { flush: 'post' })
  const observer = new MutationObserver(giveBack)
  onMounted(() => {
    if (list.value) observer.observe(list.value, { childList: true, subtree: true })
  })
  onBeforeUnmount(() => observer.disconnect())
}
