import type { RouteRecordRaw } from 'vue-router'

const meta = { room: 'learning', words: ['learning', 'guiding', 'edit'] } as const

/** For staff: what the node learns from what is asked. */
export const learningRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/flera-fragar',
    name: 'asked-often',
    component: () => import('./AskedOftenScreen.vue'),
    meta,
  },
  { path: '/luckor', name: 'gaps', component: () => import('./GapsScreen.vue'), meta },
]
