import { describe, expect, test } from 'vitest'
import { isInstalled } from '../../scripts/dependencies.mjs'

const lock = (packages) => ({ packages })
const vue = { version: '3.5.45', integrity: 'sha512-a' }

describe('what is installed', () => {
  test('is enough when everything listed is there', () => {
    const wanted = lock({ '': { name: 'kulturlots' }, 'node_modules/vue': vue })
    expect(isInstalled(wanted, lock({ 'node_modules/vue': vue }))).toBe(true)
  })

  test.each([
    ['nothing is', undefined],
    ['a package is missing', lock({})],
    ['a package has another version', lock({ 'node_modules/vue': { ...vue, version: '3.5.44' } })],
    ['a package has other bytes', lock({ 'node_modules/vue': { ...vue, integrity: 'sha512-b' } })],
  ])('is not enough when %s', (_what, installed) => {
    expect(isInstalled(lock({ 'node_modules/vue': vue }), installed)).toBe(false)
  })

  test('may lack an optional package, which is for another machine', () => {
    const wanted = lock({ 'node_modules/fsevents': { ...vue, optional: true } })
    expect(isInstalled(wanted, lock({}))).toBe(true)
  })
})
