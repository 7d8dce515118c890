import { readonly, ref, type Ref } from 'vue'

export interface OneAtATime<Arguments extends readonly unknown[]> {
  readonly busy: Readonly<Ref<boolean>>
  readonly run: (...given: Arguments) => Promise<void>
}

/** Two presses are one: while the work of the first goes on, others do nothing. */
export function oneAtATime<Arguments extends readonly unknown[]>(
  work: (...given: Arguments) => Promise<unknown>,
): OneAtATime<Arguments> {
  const busy = ref(false)
  async function run(...given: Arguments): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await work(...given)
    } finally {
      busy.value = false
    }
  }
  return { busy: readonly(busy), run }
}
