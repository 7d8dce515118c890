/**
 * Imports over HTTP, for those who may approve:
 * `POST /api/directory/imports {id, source, mapping}` opens, `GET` lists;
 * `POST /api/directory/imports/<id>/rows [{row, entry, purpose, changes}]` applies at most 500 rows and says for
 * each what became of it; `POST /api/directory/imports/<id>/undo` takes all of it back.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { entryKinds } from '../../src/domain/directory/entry.ts'
import { isDocumentId, isUlid, typeOfId } from '../../src/domain/identifiers.ts'
import { isJsonObject, type Json } from '../../src/domain/json.ts'
import { readChanges } from '../../src/domain/proposals/changes.ts'
import { may } from '../../src/domain/rules/roles.ts'
import type { Requester } from '../accounts/requester.ts'
import { problem } from '../http/problem.ts'
import type { ImportRow, Imports } from './imports.ts'

const mostRows = 500
/** A row of a wide sheet is a few kilobytes. */
const largestRows = 4 * 1024 * 1024
const largestMapping = 20_000
const longestSource = 200
const mostRowNumber = 1_000_000

export function importRoutes(app: FastifyInstance, imports: Imports): void {
  app.get('/api/directory/imports', async (request, reply) => {
    const requester = asking(request, reply)
    if (!requester) return reply
    reply.header('cache-control', 'no-store')
    return { imports: await imports.list() }
  })

  app.post('/api/directory/imports', async (request, reply) => {
    const requester = asking(request, reply)
    if (!requester) return reply
    const opening = parseOpening(request.body)
    if (!opening) {
      return problem(reply, 'bad_request', 'Send an id (a ULID), a source and a mapping.')
    }
    const record = await imports.open({ ...opening, by: requester.userId })
    if (record === 'taken') return problem(reply, 'conflict', 'That import is another’s.')
    return reply.code(201).send(record)
  })

  app.post<{ Params: { id: string } }>(
    '/api/directory/imports/:id/rows',
    { bodyLimit: largestRows },
    async (request, reply) => {
      const requester = asking(request, reply)
      if (!requester) return reply
      const { id } = request.params
      const rows = parseRows(request.body)
      if (typeof rows === 'string') return problem(reply, 'bad_request', rows)
      const hasWords = rows.some(({ entry }) => typeOfId(entry) === 'taxonomy')
      if (hasWords && !may(requester.roles, 'taxonomy.write')) {
        return problem(reply, 'forbidden', 'Vocabularies need another role.')
      }
      const taken = isUlid(id)
        ? await imports.take(id, requester.userId, rows)
        : ({ kind: 'unknown' } as const)
      if (taken.kind === 'unknown') return unknown(reply)
      if (taken.kind === 'of-another') {
        return problem(reply, 'conflict', 'That import is another’s.')
      }
      if (taken.kind === 'undone') {
        return problem(reply, 'conflict', 'That import has been taken back.')
      }
      const results = taken.outcomes.map((outcome, index) => {
        return { row: rows[index]?.row, ...outcome }
      })
      return { results }
    },
  )

  app.post<{ Params: { id: string } }>(
    '/api/directory/imports/:id/undo',
    async (request, reply) => {
      const requester = asking(request, reply)
      if (!requester) return reply
      const { id } = request.params
      const undone = isUlid(id) ? await imports.undo(id, requester.userId) : undefined
      return undone ? { ...undone.record, leftRows: undone.left } : unknown(reply)
    },
  )
}

function unknown(reply: FastifyReply): FastifyReply {
  return problem(reply, 'not_found', 'There is no such import.')
}

/** undefined where the answer has been given. */
function asking({ requester }: FastifyRequest, reply: FastifyReply): Requester | undefined {
  if (requester && may(requester.roles, 'directory.approve')) return requester
  if (requester) problem(reply, 'forbidden', 'Imports need another role.')
  else problem(reply, 'unauthorized', 'Sign in first.')
  return undefined
}

function parseOpening(body: unknown) {
  if (!isJsonObject(body)) return undefined
  const { id, source, mapping = null } = body
  if (!isUlid(id) || typeof source !== 'string' || source.length > longestSource) return undefined
  if (source.trim() === '' || JSON.stringify(mapping).length > largestMapping) return undefined
  return { id, source: source.trim(), mapping }
}

/** @returns what is wrong, as a sentence. */
function parseRows(body: unknown): readonly ImportRow[] | string {
  if (!Array.isArray(body) || body.length > mostRows) {
    return `Send a list of at most ${mostRows} rows.`
  }
  const rows: ImportRow[] = []
  const numbers = new Set<number>()
  const entries = new Set<string>()
  for (const [index, sent] of (body as readonly Json[]).entries()) {
    const row = parseRow(sent)
    if (!row) return `Row ${index} of the list is not {row, entry, purpose, changes}.`
    if (numbers.has(row.row) || entries.has(row.entry)) {
      return `Row ${index} of the list has the number or the entry of another one.`
    }
    numbers.add(row.row)
    entries.add(row.entry)
    rows.push(row)
  }
  return rows
}

function parseRow(sent: Json): ImportRow | undefined {
  if (!isJsonObject(sent)) return undefined
  const { row, entry, purpose, changes } = sent
  if (typeof row !== 'number' || !Number.isInteger(row) || row < 0 || row > mostRowNumber) return
  if (!isDocumentId(entry) || !entryKinds.some((kind) => kind === typeOfId(entry))) return
  if (purpose !== 'new' && purpose !== 'change') return
  const read = changes === undefined ? null : readChanges(changes)
  return read ? { row, entry, purpose, changes: read } : undefined
}
