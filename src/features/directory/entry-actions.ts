/**
 * What other features put on an entry, each given the `entry`: buttons beside "Dela" (a favourite, say), what
 * must be told before the facts, and what stands with how far one can rely on them.
 */
import { inject, type App, type Component, type InjectionKey } from 'vue'

const entryActionsKey: InjectionKey<readonly Component[]> = Symbol('entry actions')

export function installEntryActions(app: App, actions: readonly Component[]): void {
  app.provide(entryActionsKey, actions)
}

export function useEntryActions(): readonly Component[] {
  return inject(entryActionsKey, [])
}

export interface EntryParts {
  readonly above?: Component
  readonly trust?: Component
}

const entryPartsKey: InjectionKey<EntryParts> = Symbol('entry parts')

export function installEntryParts(app: App, parts: EntryParts): void {
  app.provide(entryPartsKey, parts)
}

export function useEntryParts(): EntryParts {
  return inject(entryPartsKey, {})
}
