/** What a page says to a waiting service worker when its user has chosen to update. */
export const activateUpdate = { kind: 'activate-update' } as const

export function isActivateUpdate(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    message.kind === activateUpdate.kind
  )
}
