/** What other features put on Start, below the questions: open needs for staff, say. */
import { inject, type App, type Component, type InjectionKey } from 'vue'

const startSectionsKey: InjectionKey<readonly Component[]> = Symbol('start sections')

export function installStartSections(app: App, sections: readonly Component[]): void {
  app.provide(startSectionsKey, sections)
}

export function useStartSections(): readonly Component[] {
  return inject(startSectionsKey, [])
}
