/** Buttons that other features put beside "Dela" on an entry, each given the `entry`: a favourite, say. */
import { inject, type App, type Component, type InjectionKey } from 'vue'

const entryActionsKey: InjectionKey<readonly Component[]> = Symbol('entry actions')

export function installEntryActions(app: App, actions: readonly Component[]): void {
  app.provide(entryActionsKey, actions)
}

export function useEntryActions(): readonly Component[] {
  return inject(entryActionsKey, [])
}
