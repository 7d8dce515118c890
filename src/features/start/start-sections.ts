/**
 * What other features put on Start: below the questions, open needs for staff, say; and above everything, what
 * somebody has been waiting for.
 */
import { inject, type App, type Component, type InjectionKey } from 'vue'

export interface StartSections {
  readonly news: readonly Component[]
  readonly sections: readonly Component[]
}

const startSectionsKey: InjectionKey<StartSections> = Symbol('start sections')

export function installStartSections(
  app: App,
  sections: readonly Component[],
  news: readonly Component[] = [],
): void {
  app.provide(startSectionsKey, { sections, news })
}

export function useStartSections(): StartSections {
  return inject(startSectionsKey, { sections: [], news: [] })
}
