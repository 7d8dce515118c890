/** Tells a screen's title whether somebody just came here from another screen. */
import { inject, type App, type InjectionKey } from 'vue'
import { START_LOCATION, type Router } from 'vue-router'

export interface Navigation {
  /** True once after each change of screen, for the title that then takes focus. */
  takeArrival(): boolean
}

const navigationKey: InjectionKey<Navigation> = Symbol('navigation')

export function installNavigation(app: App, router: Router): void {
  let arrived = false
  router.beforeResolve((to, from) => {
    if (from !== START_LOCATION && to.path !== from.path) arrived = true
  })
  app.provide(navigationKey, {
    takeArrival() {
      const taken = arrived
      arrived = false
      return taken
    },
  })
}

export function useNavigation(): Navigation {
  return inject(navigationKey, { takeArrival: () => false })
}
