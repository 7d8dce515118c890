import { expect, test } from 'vitest'
import { isRoleAddress } from '../../sync-server/seed/role-address.ts'

test.each([
  'forening@nykoping.se',
  'kultur.fritidsnamnden@sandviken.se',
  'gavle.kommun@gavle.se',
  'ks@flen.se',
])('%s is the address of a unit', (address) => {
  expect(isRoleAddress(address)).toBe(true)
})

test.each(['vera.exempel@flen.se', 'Åke-Exempel@gavle.se', 'vera_exempel@region.se'])(
  '%s is the address of a person',
  (address) => {
    expect(isRoleAddress(address)).toBe(false)
  },
)
