import type { RouteRecordRaw } from 'vue-router'

/** What opens a question stands after a `#`: no server and no log sees it. */
export const handedRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/handover',
    name: 'handed',
    component: () => import('./HandedScreen.vue'),
    meta: { words: ['handed'] },
  },
]
