/**
 * Questions of many guests, and a reply to each, while the server is killed again and again: each kill comes when
 * the courier has come so far with its work, which is somewhere between two of its steps.
 */
import { readReceived, readQuestion, needOfQuestion } from '../../src/domain/questions/question.ts'
import { readNeed } from '../../src/domain/casework/views.ts'
import { isMutable, parseDocument } from '../../src/domain/documents/document.ts'
import { isSetRegister } from '../../src/domain/merge/register.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { newQuestion, newReply, newUlid } from './questions.ts'
import type { Visitor } from './visitor.ts'

export interface KillableServer {
  visitor(): Visitor
  signedIn(): Promise<Visitor>
  /** SIGKILL, and begun anew on the same data and port. */
  restart(): Promise<void>
}

export interface KillsOutcome {
  readonly questions: number
  readonly kills: number
  /** Questions without exactly one need of theirs, each register written once. */
  readonly wrongNeeds: number
  /** Questions whose asker has not exactly one copy of their reply. */
  readonly wrongReplies: number
  /** Questions that are not told that they were answered. */
  readonly wrongStages: number
}

interface Asked {
  readonly guest: Visitor
  readonly ids: readonly DocumentId[]
}

/** As many as the courier takes in of one person’s in an hour. */
const perGuest = 20
const mostInOneRequest = 500

export async function questionsUnderKills(
  server: KillableServer,
  { questions, kills }: { readonly questions: number; readonly kills: number },
): Promise<KillsOutcome> {
  const staff = await server.signedIn()
  const before = await countIn(staff)
  const asked: Asked[] = []
  for (let from = 0; from < questions; from += perGuest) {
    asked.push(await ask(server.visitor(), Math.min(perGuest, questions - from)))
  }
  const killsWhileTaking = Math.ceil(kills / 2)
  await killAlong(server, killsWhileTaking, questions, async () => (await countIn(staff)) - before)
  await becomes(async () => (await countIn(staff)) - before, questions)

  const replies = asked.flatMap(({ ids }) =>
    ids.map((id) => newReply(needOfQuestion(id), staff.user ?? '', `Svar på ${id}`)),
  )
  for (let from = 0; from < replies.length; from += mostInOneRequest) {
    await pushAll(staff, 'casework', replies.slice(from, from + mostInOneRequest))
  }
  const delivered = createDelivered(asked)
  await killAlong(server, kills - killsWhileTaking, questions, delivered)
  await becomes(delivered, questions)
  await becomes(() => countStages(asked), questions)
  return { questions, kills, ...(await judge(staff, asked)) }
}

async function ask(guest: Visitor, count: number): Promise<Asked> {
  await guest.becomeGuest()
  const documents = Array.from({ length: count }, () => newQuestion(newUlid(), guest.user ?? ''))
  await pushAll(guest, 'own', documents)
  return { guest, ids: documents.map(({ _id }) => _id) }
}

async function pushAll(visitor: Visitor, database: string, docs: readonly object[]): Promise<void> {
  const response = await visitor.post(`/db/${database}/_bulk_docs`, { docs })
  const rows = (await response.json()) as { ok?: true }[]
  if (rows.length !== docs.length || !rows.every(({ ok }) => ok)) throw new Error('Refused.')
}

async function killAlong(
  server: KillableServer,
  kills: number,
  whole: number,
  done: () => Promise<number>,
): Promise<void> {
  for (let kill = 1; kill <= kills; kill += 1) {
    const target = Math.floor((kill * whole) / (kills + 1))
    await becomes(done, target)
    await server.restart()
  }
}

/** Looks again at once: a kill is to come while the courier works. */
async function becomes(look: () => Promise<number>, wanted: number): Promise<void> {
  const end = Date.now() + 120_000
  while ((await look()) < wanted) {
    if (Date.now() > end) throw new Error(`It did not become ${wanted}.`)
  }
}

async function countIn(staff: Visitor): Promise<number> {
  const response = await staff.get('/db/casework')
  return ((await response.json()) as { doc_count: number }).doc_count
}

async function documentsOf(visitor: Visitor, database: string, type: string) {
  const query = `include_docs=true&start_key="${type}:"&end_key="${type}:~"`
  const response = await visitor.get(`/db/${database}/_all_docs?${query}`)
  const { rows } = (await response.json()) as { rows: readonly { doc: unknown }[] }
  return rows.map(({ doc }) => parseDocument(doc)).filter((each) => each.type === type)
}

/** Replies are delivered in the order in which they were written: those of the guests before are there. */
function createDelivered(asked: readonly Asked[]): () => Promise<number> {
  let complete = 0
  let before = 0
  return async () => {
    for (;;) {
      const current = asked[complete]
      if (!current) return before
      const there = (await documentsOf(current.guest, 'own', 'received')).length
      if (there < current.ids.length) return before + there
      complete += 1
      before += current.ids.length
    }
  }
}

async function countStages(asked: readonly Asked[]): Promise<number> {
  let answered = 0
  for (const { guest } of asked) {
    const questions = (await documentsOf(guest, 'own', 'question')).filter(isMutable)
    answered += questions.filter((each) => readQuestion(each).stage === 'answered').length
  }
  return answered
}

async function judge(staff: Visitor, asked: readonly Asked[]) {
  const needs = (await documentsOf(staff, 'casework', 'need')).filter(isMutable)
  let [wrongNeeds, wrongReplies] = [0, 0]
  for (const { guest, ids } of asked) {
    const received = (await documentsOf(guest, 'own', 'received')).flatMap((document) =>
      isMutable(document) ? [] : [readReceived(document)],
    )
    for (const id of ids) {
      const own = needs.filter(({ _id }) => _id === needOfQuestion(id))
      const isWhole = own.every(
        (need) =>
          readNeed(need).asker === guest.user &&
          Object.values(need.registers).every(
            (register) => isSetRegister(register) || register.values.length === 1,
          ),
      )
      if (own.length !== 1 || !isWhole) wrongNeeds += 1
      const replies = received.filter(({ question }) => question === id)
      if (replies.length !== 1 || replies[0]?.text !== `Svar på ${id}`) wrongReplies += 1
    }
    if (received.length !== ids.length) wrongReplies += 1
  }
  const all = asked.reduce((sum, { ids }) => sum + ids.length, 0)
  return { wrongNeeds, wrongReplies, wrongStages: all - (await countStages(asked)) }
}
