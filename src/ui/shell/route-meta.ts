import 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** The screen that this one lies below: its route's name, and the key of the words that lead there. */
    readonly up?: { readonly route: string; readonly word: string }
    /** Shown beside a list on a desktop: opening it leaves the list where it is. */
    readonly keepsScroll?: boolean
    /** Rooms of `locales/` that are fetched with the route (`locales/later.ts`). */
    readonly words?: readonly string[]
    /** The room that this screen is about, if some language lacks it: it is then shown in Swedish as a whole. */
    readonly room?: string
  }
}
