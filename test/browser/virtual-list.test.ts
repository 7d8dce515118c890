import { afterEach, expect, test } from 'vitest'
import { createApp, h, ref } from 'vue'
import VirtualList from '../../src/ui/VirtualList.vue'

const stops: (() => void)[] = []

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  window.scrollTo(0, 0)
})

function show(has?: (index: number) => boolean) {
  const host = document.body.appendChild(document.createElement('div'))
  const draw = ({ index }: { index: number }) => h('p', { 'data-row': index }, String(index))
  const app = createApp(() =>
    h(VirtualList, { count: 1_000, label: 'Rader', has }, { default: draw }),
  )
  app.mount(host)
  stops.push(() => {
    app.unmount()
    host.remove()
  })
}

const rows = () =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => Number(row.dataset['row']))
const coming = () => document.querySelectorAll('.coming').length

test('a list that is scrolled far away draws the rows that are in sight there', async () => {
  show()
  await expect.poll(() => rows()).toContain(0)
  window.scrollTo(0, 40_000)
  await expect.poll(() => rows().includes(440) && !rows().includes(0)).toBe(true)
})

test('rows that are not there yet keep their place, and are drawn when they have come', async () => {
  const here = ref(false)
  show((index) => index < 20 || here.value)
  await expect.poll(() => rows()).toContain(0)
  window.scrollTo(0, 40_000)
  await expect.poll(() => coming()).toBeGreaterThan(8)
  expect(rows()).toEqual([])
  here.value = true
  await expect.poll(() => coming()).toBe(0)
  expect(rows()).toContain(440)
})
