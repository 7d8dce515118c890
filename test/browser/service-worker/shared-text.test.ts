import { afterEach, expect, test } from 'vitest'
import {
  keepSharedText,
  parseSharedText,
  takeSharedText,
  type SharedText,
} from '../../../src/service-worker/shared-text.ts'

const shared = (text: string): SharedText => ({ title: '', text, url: '' })

async function take(): Promise<string[]> {
  const taken: string[] = []
  await takeSharedText(({ text }) => {
    taken.push(text)
    return Promise.resolve()
  })
  return taken
}

afterEach(take)

test('what was shared is taken once, oldest first', async () => {
  await keepSharedText(shared('a'))
  await keepSharedText(shared('b'))
  expect(await take()).toEqual(['a', 'b'])
  expect(await take()).toEqual([])
})

test('what could not be saved is offered again', async () => {
  await keepSharedText(shared('a'))
  const full = new Error('the disk is full')
  await expect(takeSharedText(() => Promise.reject(full))).rejects.toBe(full)
  expect(await take()).toEqual(['a'])
})

test('a form is read as title, text and address, and an empty one as nothing', () => {
  const form = new FormData()
  expect(parseSharedText(form)).toBeUndefined()
  form.set('text', '  hej ')
  form.set('url', 'https://example.se/')
  expect(parseSharedText(form)).toEqual({ title: '', text: 'hej', url: 'https://example.se/' })
})

test('a file where text belongs is left out', () => {
  const form = new FormData()
  form.set('text', new File(['x'], 'x.txt'))
  expect(parseSharedText(form)).toBeUndefined()
})
