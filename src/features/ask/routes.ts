import type { RouteRecordRaw } from 'vue-router'

const meta = { words: ['ask'] } as const
const below = { ...meta, up: { route: 'start', word: 'ask.toStart' } } as const

/**
 * `/fraga?om=<entry>&onskan=<want>&falt=<field>&kommun=<municipality>` is begun with what is known. What opens
 * `/flytta` on another phone stands after a `#`: no server and no log sees it.
 */
export const askRoutes: readonly RouteRecordRaw[] = [
  { path: '/fraga', name: 'ask', component: () => import('./AskScreen.vue'), meta: below },
  {
    path: '/fraga/:id',
    name: 'question',
    component: () => import('./QuestionScreen.vue'),
    props: true,
    meta: below,
  },
  { path: '/svar', name: 'retrieve', component: () => import('./RetrieveScreen.vue'), meta: below },
  { path: '/flytta', name: 'move', component: () => import('./MoveScreen.vue'), meta: below },
]
