/** Who is looking, as far as the shell must know: it decides which places are offered. */
import { computed, inject, type App, type ComputedRef, type InjectionKey, type Ref } from 'vue'

export interface Viewer {
  readonly kind: 'visitor' | 'actor' | 'staff'
}

const viewerKey: InjectionKey<Readonly<Ref<Viewer>>> = Symbol('viewer')

export function installViewer(app: App, viewer: Readonly<Ref<Viewer>>): void {
  app.provide(viewerKey, viewer)
}

export function useViewer(): ComputedRef<Viewer> {
  const viewer = inject(viewerKey, undefined)
  return computed(() => viewer?.value ?? { kind: 'visitor' })
}
