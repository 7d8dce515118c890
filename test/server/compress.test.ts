import { expect, test } from 'vitest'
import { preferredEncoding } from '../../sync-server/http/compress.ts'
import { networkOf } from '../../sync-server/http/network-of.ts'
import { need, write } from '../support/casework.ts'
import { startInProcess } from '../support/in-process.ts'
import { demoPassword } from '../support/server.ts'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br; q=0.0', 'identity'],
  ['BR', 'br'],
  ['', 'identity'],
  [undefined, 'identity'],
])('of what is accepted (%s) the best is %s', (accepted, encoding) => {
  expect(preferredEncoding(accepted)).toBe(encoding)
})

test('a long JSON answer is compressed, and reads the same', async () => {
  await using server = await startInProcess()
  const visitor = server.visitor()
  await visitor.signIn('falt', await demoPassword(server.dataDirectory, 'falt'))
  await write(visitor, 'casework', need('01JD0000000000000000000006', 'Replokal. '.repeat(500)))
  const path = '/db/casework/_changes?include_docs=true'
  const [brotli, gzip, plain] = await Promise.all(
    ['br', 'gzip', 'identity'].map((accepted) =>
      visitor.get(path, { 'accept-encoding': accepted }),
    ),
  )
  expect(brotli?.headers.get('content-encoding')).toBe('br')
  expect(gzip?.headers.get('content-encoding')).toBe('gzip')
  expect(plain?.headers.get('content-encoding')).toBeNull()
  expect(plain?.headers.get('vary')).toBe('accept-encoding')
  const expected = await plain?.text()
  expect(expected).toContain('Replokal')
  expect(await brotli?.text()).toBe(expected)
  expect(await gzip?.text()).toBe(expected)
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('attempts from %s count for %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
