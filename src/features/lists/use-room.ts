import { ref, type Ref } from 'vue'
import { useLanguage } from '../../locales/language.ts'

/**
 * Fetches the words of a room for something small that stands on other rooms' screens. False until they are here;
 * for good where they can't be had, since nothing of it would be readable.
 */
export function useRoom(room: string): Readonly<Ref<boolean>> {
  const here = ref(false)
  useLanguage()
    .bring([room])
    .then(
      () => (here.value = true),
      () => undefined,
    )
  return here
}
