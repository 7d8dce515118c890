/** What people do on a device: they open a field, write, add, take away, choose; each save is one command. */
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import { isMutable, type MutableDocument } from '../../src/domain/documents/document.ts'
import type { FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import { own } from '../../src/domain/json.ts'
import { isSetRegister } from '../../src/domain/merge/register.ts'
import { sameDot, type Dot } from '../../src/domain/merge/version-vector.ts'
import { record } from '../../src/journal/record.ts'
import { needIds } from './courier.ts'
import type { Device } from './device.ts'
import { placeOf, type Edit } from './oracle.ts'
import type { Random } from './random.ts'
import type { Scheduler } from './scheduler.ts'

/** A form that somebody has open: what they saw then is all that they replace. */
interface Form {
  readonly kind: Kind
  readonly id: DocumentId
  readonly field: string
  readonly dots: readonly Dot[]
}

interface Kind {
  readonly database: SyncedDatabase
  readonly ids: readonly DocumentId[]
  readonly values: readonly string[]
  readonly sets: readonly string[]
}

interface Named {
  readonly documentId: string
  readonly savedAt: string
}

/** Few documents and few fields: everybody writes where others do. */
const contacts: Kind = {
  database: 'casework',
  ids: ['contact:01MDL000000000000000000001', 'contact:01MDL000000000000000000002'].map(
    parseDocumentId,
  ),
  values: ['name', 'phone', 'archived'],
  sets: ['fields', 'municipalities'],
}
const kinds: readonly Kind[] = [
  contacts,
  // The courier makes these; nobody here can write one that has not come yet.
  { database: 'casework', ids: needIds, values: ['text', 'assignee'], sets: ['kinds'] },
  {
    database: 'own',
    ids: ['note:01MDL000000000000000000003'].map(parseDocumentId),
    values: ['text'],
    sets: ['about'],
  },
]
const elements = ['dans', 'musik', 'konst']

export interface People {
  /** Reads a field and keeps its dots, to save later. */
  open(device: Device): Promise<void>
  /**
   * Saves the form that is open, or something on the spot. Runs as a task of the device.
   * @param everybodys an edit of the one contact that all edit then.
   */
  save(device: Device, everybodys?: boolean): void
  /** The device died, or its user left the form. */
  forget(device: Device): void
  /** Its disk is put back to an older state: what was there alone is no loss of ours. */
  putBack(device: Device, restore: () => void): Promise<void>
  /** It will count its unsent edits anew, also those that have arrived without an answer. */
  restamp(device: Device): Promise<void>
  readonly edits: readonly Edit[]
}

export function createPeople(
  scheduler: Scheduler,
  random: Random,
  trace: (line: string) => void,
): People {
  const forms = new Map<Device, Form>()
  const edits: Edit[] = []

  async function shown(
    { journal }: Device,
    database: SyncedDatabase,
    id: string,
  ): Promise<MutableDocument | undefined> {
    const row = await journal.database.rows.get([database, id])
    const document = row && journal.seal.open(row.document)
    return document && isMutable(document) ? document : undefined
  }

  /** Names of the edits that stand in a place, as the person sees them, of all dots or of some. */
  function seenIn(
    document: MutableDocument | undefined,
    field: string,
    element: string | null,
    dots?: readonly Dot[],
  ): readonly string[] {
    const register = document && own(document.registers, field)
    if (!register) return []
    const list = isSetRegister(register)
      ? (own(register.elements, element ?? '') ?? [])
      : register.values
    return list
      .filter(({ dot }) => !dots || dots.some((each) => sameDot(each, dot)))
      .map(({ at }) => at)
  }

  function someEdit(kind: Kind): FieldEdit {
    if (random.chance(0.6)) {
      const field = random.pick(kind.values)
      const text = random.chance(0.1) ? null : `text ${edits.length}`
      return { kind: 'set', field, value: field === 'archived' ? random.chance(0.5) : text }
    }
    const some = elements.filter(() => random.chance(0.5))
    return {
      kind: random.chance(0.6) ? 'add' : 'remove',
      field: random.pick(kind.sets),
      elements: some.length > 0 ? some : ['dans'],
    }
  }

  function whatFollows(
    device: Device,
    id: DocumentId,
    database: SyncedDatabase,
    at: string,
    edit: FieldEdit,
    document: MutableDocument | undefined,
  ): Edit[] {
    const space = database === 'own' ? `own-${device.user}` : database
    const common = { at, space, id, acknowledged: false }
    if (edit.kind === 'set') {
      const replaces = seenIn(document, edit.field, null, edit.replaces)
      return [{ ...common, place: edit.field, kind: 'stands', replaces }]
    }
    return edit.elements.map((element) => ({
      ...common,
      place: placeOf(edit.field, element),
      kind: edit.kind === 'add' ? 'stands' : 'removes',
      replaces: seenIn(document, edit.field, element),
    }))
  }

  async function saveEdit(
    device: Device,
    form: Form | undefined,
    everybodys: boolean,
  ): Promise<readonly Edit[]> {
    const kind = form?.kind ?? (everybodys ? contacts : pickKind())
    const id = form?.id ?? random.pick(everybodys ? kind.ids.slice(0, 1) : kind.ids)
    const before = await shown(device, kind.database, id)
    if (!before && needIds.includes(id)) return saveEntry(device)
    const edit: FieldEdit = form
      ? { kind: 'set', field: form.field, value: `text ${edits.length}`, replaces: form.dots }
      : someEdit(kind)
    const time = device.journal.clock()
    const at = new Date(time).toISOString()
    const write = { kind: 'edit', database: kind.database, id, edits: [edit] } as const
    await record({ ...device.journal, clock: () => time }, [write])
    trace(`    ${at} ${id} ${JSON.stringify(edit)}`)
    return whatFollows(device, id, kind.database, at, edit, before)
  }

  async function saveEntry(device: Device): Promise<readonly Edit[]> {
    const time = device.journal.clock()
    const at = new Date(time).toISOString()
    const id = parseDocumentId(`log-entry:${random.ulid()}`)
    const write = {
      kind: 'once',
      database: 'casework',
      id,
      body: { about: [], text: `line ${edits.length}` },
    } as const
    await record({ ...device.journal, clock: () => time }, [write])
    const edit: Edit = {
      at,
      id,
      space: 'casework',
      place: 'body',
      kind: 'stands',
      replaces: [],
      acknowledged: false,
    }
    return [edit]
  }

  const isIn = (entries: readonly Named[], { id, at }: Edit) =>
    entries.some(({ documentId, savedAt }) => documentId === id && savedAt === at)

  const pickKind = (): Kind => random.pick([...kinds, ...kinds.slice(0, 1)])

  return {
    edits,
    async open(device) {
      const kind = pickKind()
      const id = random.pick(kind.ids)
      const field = random.pick(kind.values.filter((name) => name !== 'archived'))
      const register = (await shown(device, kind.database, id))?.registers[field]
      const dots = register && !isSetRegister(register) ? register.values.map(({ dot }) => dot) : []
      forms.set(device, { kind, id, field, dots })
    },
    save(device, everybodys = false) {
      const form = !everybodys && random.chance(0.6) ? forms.get(device) : undefined
      if (form) forms.delete(device)
      scheduler.spawn(device.name, 'person', async () => {
        const saved = await scheduler.turn('save', async () => {
          const made =
            !everybodys && random.chance(0.1)
              ? await saveEntry(device)
              : await saveEdit(device, form, everybodys)
          edits.push(...made)
          return made
        })
        await scheduler.turn('hear that it is saved', () => {
          for (const edit of saved) edit.acknowledged = true
        })
      })
    },
    async restamp({ disk }) {
      const waiting = await disk.database.journal.toArray()
      for (const edit of edits) if (isIn(waiting, edit)) edit.again = true
    },
    async putBack({ disk }, restore) {
      const before = await disk.database.journal.toArray()
      restore()
      const after = await disk.database.journal.toArray()
      for (const edit of edits) {
        if (isIn(after, edit)) edit.again = true
        else if (isIn(before, edit)) edit.gone = true
      }
    },
    forget: (device) => void forms.delete(device),
  }
}
