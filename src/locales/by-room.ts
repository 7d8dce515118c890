import type { LocaleMessageValue, VueMessageType } from 'vue-i18n'

/** `./sv/start.json` becomes the messages under `start`. */
export function byRoom(
  files: Record<string, unknown>,
): Record<string, LocaleMessageValue<VueMessageType>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, messages]) => [
      path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
      messages as LocaleMessageValue<VueMessageType>,
    ]),
  )
}
