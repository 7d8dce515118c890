import vm from 'node:vm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import { judgeWrite } from '../../src/domain/rules/write-rules.ts'
import { rolesOf } from '../../sync-server/couch/remote/proxy-authentication.ts'
import type { Rules } from '../../sync-server/couch/remote/walls.ts'
import { bundleRules } from '../../sync-server/provision/bundle-rules.ts'
import { bo, writeCases } from '../support/write-cases.ts'

type Validate = (next: object, stored: object | null, user: object) => void

let rules: Record<SyncedDatabase, Rules>
beforeAll(async () => (rules = await bundleRules()))

/** As CouchDB does: the text alone, in a context that has nothing but JavaScript. @returns what it throws. */
function judged(database: SyncedDatabase, next: object, stored: object | null, user: object) {
  const validate = vm.runInNewContext(rules[database].validate) as Validate
  try {
    // What comes from CouchDB is JSON; what another context has made is no instance of ours.
    validate(copy(next), stored && copy(stored), copy(user))
    return 'allowed'
  } catch (thrown) {
    return JSON.parse(JSON.stringify(thrown)) as unknown
  }
}

function copy(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object
}

describe('the function for validate_doc_update', () => {
  test.each(writeCases)(
    'judges $name in $database as the rules do: $verdict',
    ({ database, next, stored, writer, verdict }) => {
      const expected = judgeWrite(database, next, stored, writer)
      expect(expected.kind === 'refused' ? expected.code : 'allowed').toBe(verdict)
      const user = { name: writer.userId, roles: rolesOf(writer), db: 'any' }
      expect(judged(database, next, stored ?? null, user)).toEqual(
        expected.kind === 'refused' ? { forbidden: expected.reason } : 'allowed',
      )
    },
  )

  test('takes a tombstone from the server alone, and nothing from nobody', () => {
    const tombstone = { _id: 'need:01JD0000000000000000000000', _deleted: true }
    const asked = (name: string | null, roles: readonly string[]) =>
      judged('casework', tombstone, null, { name, roles })
    expect(asked('kulturlots', ['_admin'])).toBe('allowed')
    expect(asked(bo, ['staff'])).toEqual({ forbidden: 'Devices never write tombstones.' })
    expect(asked(null, [])).toEqual({ forbidden: 'Nobody is signed in.' })
  })

  test('takes no attachment, and nothing that is no document of ours', () => {
    const user = { name: bo, roles: ['staff'] }
    const ask = (next: object) => judged('casework', next, null, user)
    expect(ask({ _id: 'need:1', _attachments: {} })).toHaveProperty('forbidden')
    expect(ask({ _id: 'need:1' })).toHaveProperty('forbidden')
    expect(ask({ _id: 'x', registers: 7 })).toHaveProperty('forbidden')
  })

  test('judges a document that comes after a tombstone as a new one', () => {
    const [first] = writeCases.filter(({ name }) => name === 'a line of history')
    const user = { name: bo, roles: ['staff'] }
    const tombstone = { _id: first?.next._id, _rev: '2-a', _deleted: true }
    expect(judged('casework', first?.next ?? {}, tombstone, user)).toBe('allowed')
  })

  test('needs nothing that CouchDB’s engines have not had for years', () => {
    expect(rules.own.validate).not.toMatch(/\?\.|\?\?|Object\.hasOwn\(|structuredClone|import /)
  })
})
