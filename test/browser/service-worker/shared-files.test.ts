import { afterEach, expect, test } from 'vitest'
import {
  keepSharedFiles,
  parseSharedFiles,
  takeSharedFile,
  type SharedFile,
} from '../../../src/service-worker/shared-files.ts'

const shared = (name: string): SharedFile => ({
  ...{ name, type: '', bytes: 1 },
  content: new Blob([name]),
})

async function takeAll(): Promise<string[]> {
  const taken: string[] = []
  const take = async ({ name, content }: SharedFile) => {
    taken.push(`${name} ${(await content?.text()) ?? ''}`)
  }
  while (await takeSharedFile(take));
  return taken
}

afterEach(takeAll)

test('what was shared is taken once, oldest first, with what is in it', async () => {
  await keepSharedFiles([shared('a'), shared('b')])
  expect(await takeAll()).toEqual(['a a', 'b b'])
  expect(await takeAll()).toEqual([])
})

test('a file that could not be taken in is offered again', async () => {
  await keepSharedFiles([shared('a')])
  const full = new Error('the disk is full')
  await expect(takeSharedFile(() => Promise.reject(full))).rejects.toBe(full)
  expect(await takeAll()).toEqual(['a a'])
})

test('of many that nobody takes the newest ten stay', async () => {
  const names = Array.from({ length: 14 }, (_, index) => String(index))
  for (const name of names) await keepSharedFiles([shared(name)])
  expect(await takeAll()).toEqual(names.slice(4).map((name) => `${name} ${name}`))
})

test('a form is read as its files: what is far too large by its name alone, text not at all', () => {
  const form = new FormData()
  form.set('text', 'hej')
  expect(parseSharedFiles(form)).toEqual([])
  form.append('files', 'text where a file belongs')
  form.append('files', new File([], 'tom.eml'))
  form.append('files', new File(['x'], 'brev.eml', { type: 'message/rfc822' }))
  form.append('files', new File([new Uint8Array(50_000_000)], 'stor.eml'))
  expect(parseSharedFiles(form)).toMatchObject([
    { name: 'brev.eml', bytes: 1, content: expect.any(Blob) as Blob },
    { name: 'stor.eml', bytes: 50_000_000, content: null },
  ])
})
