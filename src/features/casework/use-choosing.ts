/** Choosing several rows of a list. Only what is shown counts: nobody changes what they have filtered away. */
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'

export interface Choosing<Item> {
  /** Whether rows are being chosen at all. */
  readonly isOn: Ref<boolean>
  readonly picked: ComputedRef<readonly Item[]>
  has(id: string): boolean
  choose(id: string, on: boolean): void
  /** All that are shown, or none of them once all are chosen. */
  chooseAll(): void
  stop(): void
}

export function useChoosing<Item extends { readonly id: string }>(
  shown: () => readonly Item[],
): Choosing<Item> {
  const isOn = ref(false)
  const chosen = shallowRef<ReadonlySet<string>>(new Set())
  const picked = computed(() => shown().filter(({ id }) => chosen.value.has(id)))
  return {
    isOn,
    picked,
    has: (id) => chosen.value.has(id),
    choose(id, on) {
      const next = new Set(chosen.value)
      if (on) next.add(id)
      else next.delete(id)
      chosen.value = next
    },
    chooseAll() {
      const all = shown()
      chosen.value = new Set(picked.value.length < all.length ? all.map(({ id }) => id) : [])
    },
    stop() {
      isOn.value = false
      chosen.value = new Set()
    },
  }
}
