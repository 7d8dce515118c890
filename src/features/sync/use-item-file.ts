/** A single item, or what is held in memory, as a file: lines that people can read, and what Kulturlots takes in again. */
import { useI18n } from 'vue-i18n'
import type { SyncedDatabase } from '../../domain/casework/documents.ts'
import { readLogEntry, titleOf } from '../../domain/casework/views.ts'
import { isMutable, type KulturlotsDocument } from '../../domain/documents/document.ts'
import { openAlternatives, plain } from '../../domain/documents/read.ts'
import { isJsonObject } from '../../domain/json.ts'
import type { TakeAlongEntry } from '../../domain/take-along/format.ts'
import { entriesOfHeld, entriesOfItem } from '../../journal/item-file.ts'
import type { HeldCommand } from '../../journal/held-commands.ts'
import { writeTakeAlong } from '../../journal/take-along.ts'
import type { Workspace } from '../account/workspace.ts'
import { useFieldWords } from '../casework/use-field-words.ts'
import { download, fileName } from '../take-along/hand-over.ts'
import { useItemWords } from './use-item-words.ts'

export interface ItemFile {
  /** @returns whether there was anything to save. */
  readonly saveItem: (
    workspace: Workspace,
    of: { readonly database: SyncedDatabase; readonly id: string },
  ) => Promise<boolean>
  readonly saveHeld: (workspace: Workspace, held: readonly HeldCommand[]) => Promise<boolean>
}

export function useItemFile(): ItemFile {
  const { t } = useI18n()
  const words = useItemWords()
  const fields = useFieldWords()

  /** One line per field, all its wordings. */
  function linesOf(document: KulturlotsDocument): string[] {
    const head = `${words.typeOf(document.type)}: ${words.titleOf({ type: document.type, title: titleOf(document) })}`
    if (!isMutable(document)) {
      const { text, context } = readLogEntry(document)
      return [head, ...(context === undefined ? [] : [context]), text]
    }
    const open = openAlternatives(document)
    return [
      head,
      ...Object.entries(plain(document)).flatMap(([field, value]) => {
        const values = open.get(field)?.map((written) => written.value) ?? [value]
        return values.map(
          (each) => `${fields.nameOf(field, document.type)}: ${fields.valueOf(field, each)}`,
        )
      }),
    ]
  }

  async function save(workspace: Workspace, entries: readonly TakeAlongEntry[]): Promise<boolean> {
    if (entries.length === 0) return false
    const { identity, journal } = workspace
    const made = new Date(journal.clock())
    const file: unknown = JSON.parse(
      await writeTakeAlong({
        server: identity.server,
        user: { id: journal.user, name: identity.kind === 'visitor' ? null : identity.name },
        madeAt: made.toISOString(),
        entries,
      }),
    )
    const readable = [t('sync.file.head'), ...entries.flatMap(({ document }) => linesOf(document))]
    const { format, ...rest } = isJsonObject(file) ? file : {}
    download(fileName(made), JSON.stringify({ format, readable, ...rest }, null, 2))
    return true
  }

  return {
    saveItem: async (workspace, of) => save(workspace, await entriesOfItem(workspace.journal, of)),
    saveHeld: async (workspace, held) =>
      save(
        workspace,
        await entriesOfHeld(
          workspace.journal,
          held.map(({ command }) => command),
        ),
      ),
  }
}
