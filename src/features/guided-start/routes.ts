import type { RouteRecordRaw } from 'vue-router'

/**
 * The choices are the address, one step each: `/hitta-ratt/pengar/dans/0484`; `alla` stands for one that was
 * skipped. So each step can be shared, and Back goes one step back.
 */
const meta = { up: { route: 'start', word: 'guided.toStart' }, words: ['guided'] }
const component = () => import('./GuidedStartScreen.vue')

export const guidedStartRoutes: readonly RouteRecordRaw[] = [
  { path: '/hitta-ratt', name: 'guided-start', component, meta },
  { path: '/hitta-ratt/:want/:field?/:municipality?', name: 'guided-step', component, meta },
]
