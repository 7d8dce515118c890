import type { RouteLocationNormalizedLoaded, Router } from 'vue-router'

/** Whether the screen in sight is that place or lies below it. */
export function isHere(
  router: Router,
  route: RouteLocationNormalizedLoaded,
  place: string,
): boolean {
  const { path } = router.resolve({ name: place })
  return path === '/'
    ? route.path === '/'
    : route.path === path || route.path.startsWith(`${path}/`)
}
