import type { RouteRecordRaw } from 'vue-router'

const words = ['application', 'funding']
const up = { route: 'mine', word: 'application.toMine' } as const

/** An address holds a document’s id, and nothing of what is applied for. */
export const applicationRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/mina/ansokningar',
    name: 'applications',
    component: () => import('./ApplicationsScreen.vue'),
    meta: { words, room: 'application', up },
  },
  {
    path: '/mina/ansokningar/:id/:part?',
    name: 'application',
    component: () => import('./ApplicationScreen.vue'),
    props: true,
    meta: { words, room: 'application' },
  },
  {
    path: '/mina/uppgifter',
    name: 'applicant',
    component: () => import('./ApplicantScreen.vue'),
    meta: { words, room: 'application', up: { route: 'applications', word: 'application.toAll' } },
  },
]
