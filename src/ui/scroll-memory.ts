/**
 * Where one was on each page of the history. Going back (or reloading) returns there, also when the list
 * is still on its way: it waits for the page to be tall enough, until the reader moves the page herself.
 */
import { nextTick } from 'vue'
import { START_LOCATION, type RouteLocationNormalized, type Router } from 'vue-router'

/** Lists that take longer than this no longer move the page under the reader. */
const patience = 3_000

export function installScrollMemory(router: Router): void {
  history.scrollRestoration = 'manual'
  const places = stored()
  let traversing = true // A reload is a return too.
  let abandon = () => {}

  // Install before `app.use(router)`: the router's own listener may be through before a later one runs.
  router.options.history.listen(() => (traversing = true))
  window.addEventListener('pagehide', () => {
    places[key()] = window.scrollY
    store(places)
  })
  router.beforeEach((_to, from) => {
    if (from === START_LOCATION) return
    // On popstate the history has moved on already; what is in sight is still the page that is left.
    places[last] = window.scrollY
  })
  let last = key()
  router.afterEach((to, from, failure) => {
    if (failure) return
    abandon()
    last = key()
    const target = traversing ? places[last] : undefined
    traversing = false
    void nextTick().then(() => {
      if (target !== undefined) abandon = returnTo(target)
      else if (startsAbove(to, from)) window.scrollTo(0, 0)
    })
  })
}

/** A changed filter or an entry beside its list leaves the page where it is. */
function startsAbove(to: RouteLocationNormalized, from: RouteLocationNormalized): boolean {
  if (to.path === from.path) return false
  return !(to.meta.keepsScroll === true && matchMedia('(width >= 64rem)').matches)
}

function returnTo(target: number): () => void {
  const stop = new AbortController()
  const done = () => {
    observer.disconnect()
    clearTimeout(timer)
    stop.abort()
  }
  const observer = new ResizeObserver(() => {
    window.scrollTo(0, target)
    if (Math.abs(window.scrollY - target) < 2) done()
  })
  const timer = setTimeout(done, patience)
  for (const gesture of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
    window.addEventListener(gesture, done, { signal: stop.signal, passive: true })
  }
  observer.observe(document.body)
  return done
}

/** vue-router numbers the entries of the history. */
function key(): string {
  const { position } = (history.state ?? {}) as { position?: number }
  return `${position ?? 0} ${location.pathname}`
}

const storageKey = 'kulturlots.scroll'

function stored(): Record<string, number> {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Record<string, number>
  } catch {
    return {}
  }
}

function store(places: Record<string, number>): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(places))
  } catch {
    // Denied or full: one page starts at its top.
  }
}
