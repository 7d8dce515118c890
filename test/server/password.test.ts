import { stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from '../../sync-server/accounts/password.ts'

test('a stored password verifies, another one does not, and no two are stored alike', async () => {
  const [one, two] = await Promise.all([hashPassword('en lång fras'), hashPassword('en lång fras')])
  expect(one).not.toBe(two)
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword('en lång fras', one)).toBe(true)
  expect(await verifyPassword('en lång fraz', one)).toBe(false)
})

// From the reference implementation's own tests (P-H-C/phc-winner-argon2, src/test.c).
test('a password stored with other parameters verifies with its own', async () => {
  const older =
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await verifyPassword('password', older)).toBe(true)
  expect(await verifyPassword('Password', older)).toBe(false)
})

test('a damaged stored password is an error, never a match', async () => {
  await expect(verifyPassword('', '')).rejects.toThrow(TypeError)
})

test('many who sign in at once do not keep the disk waiting', async () => {
  let hashed = 0
  const hashes = Array.from({ length: 20 }, async () => {
    await hashPassword('en lång fras')
    hashed += 1
  })
  await stat('.')
  expect(hashed).toBeLessThan(10)
  await Promise.all(hashes)
  expect(hashed).toBe(20)
})
