/**
 * A choice kept on the device, such as the theme. Where storage is denied (private windows, policies)
 * the choice lasts as long as the page.
 */
import { ref, watch, type Ref } from 'vue'

export function useStoredChoice<Choice extends string>(
  name: string,
  choices: readonly Choice[],
  fallback: Choice,
): Ref<Choice> {
  const key = `kulturlots.${name}`
  const stored = read(key)
  const choice = ref(choices.find((known) => known === stored) ?? fallback) as Ref<Choice>
  watch(choice, (value) => write(key, value), { flush: 'sync' })
  return choice
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Denied or full: the choice holds for this page, which is all that can be had.
  }
}
