/** What the directory answers to a choice, asked anew when either changes. */
import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { DirectoryCalls } from '../../directory/calls.ts'
import type { DirectoryEntry, FunctionEntry } from '../../domain/directory/entry.ts'
import { chooseFitting, type Fitting } from '../../domain/guided-start/choose-fitting.ts'
import { chooseFunctions } from '../../domain/guided-start/choose-functions.ts'
import { guidesFor } from '../../domain/guided-start/guides.ts'
import { kindsFor, type Choice } from '../../domain/guided-start/wants.ts'
import { whereToLook, type Look } from '../../domain/guided-start/where-to-look.ts'
import { useDirectory, useTerms } from '../directory/use-directory.ts'

export interface Guidance {
  readonly functions: readonly FunctionEntry[]
  readonly fitting: readonly Fitting[]
  /** Where the fitting ones were found, or sought in vain. */
  readonly look: Look
  /** Whom to ask when none of these helps. */
  readonly guides: readonly DirectoryEntry[]
}

const pageSize = 500
/** More than are shown: some of them are not offered. */
const perKind = 12

/** Undefined until the directory has answered. */
export function useGuidance(
  choice: Readonly<Ref<Choice>>,
  today: Readonly<Ref<string>>,
): Readonly<ShallowRef<Guidance | undefined>> {
  const { calls, state, terms } = useDirectory()
  const { standing } = useTerms()
  const guidance = shallowRef<Guidance>()
  let generation = 0
  watch(
    [choice, state, today],
    async () => {
      generation += 1
      const mine = generation
      const kind = state.value?.kind
      if (kind !== 'ready' && kind !== 'fetching') return
      const municipalities = terms.value
        .filter((term) => term.vocabulary === 'municipalities')
        .map((term) => term.code)
      const [functions, found, guides] = await Promise.all([
        functionsFor(calls, choice.value, standing),
        lookFor(calls, choice.value, municipalities, today.value),
        Promise.all(guidesFor(choice.value.municipality).map((id) => calls.entry(id))),
      ])
      if (mine !== generation) return
      guidance.value = {
        functions,
        ...found,
        guides: guides.filter((guide) => guide !== undefined),
      }
    },
    { immediate: true },
  )
  return guidance
}

async function functionsFor(
  calls: DirectoryCalls,
  choice: Choice,
  standing: (entry: FunctionEntry) => FunctionEntry,
): Promise<readonly FunctionEntry[]> {
  const query = {
    text: '',
    kinds: ['function'],
    fields: [],
    municipalities: choice.municipality === undefined ? [] : [choice.municipality],
  } as const
  const all: FunctionEntry[] = []
  for (let offset = 0; ; offset += pageSize) {
    const { hits, total } = await calls.search({ ...query, offset, limit: pageSize })
    for (const { entry } of hits) if (entry.kind === 'function') all.push(standing(entry))
    if (offset + pageSize >= total) return chooseFunctions(all, choice)
  }
}

async function lookFor(
  calls: DirectoryCalls,
  choice: Choice,
  municipalities: readonly string[],
  today: string,
): Promise<Pick<Guidance, 'fitting' | 'look'>> {
  const kinds = kindsFor[choice.want]
  const looks = whereToLook(choice, municipalities)
  const asked = looks[0] ?? { reach: 'asked', fields: [], municipalities: [] }
  if (kinds.length === 0) return { fitting: [], look: asked }
  for (const look of looks) {
    const { groups = [] } = await calls.search({
      text: '',
      kinds,
      fields: look.fields,
      municipalities: look.municipalities,
      perKind,
      offset: 0,
      limit: 0,
    })
    const found = kinds.flatMap((kind) => {
      const group = groups.find((each) => each.kind === kind)
      const entries = group?.hits.map((hit) => hit.entry) ?? []
      return group ? [{ kind, entries, total: group.total }] : []
    })
    const fitting = chooseFitting(found, today)
    if (fitting.length > 0) return { fitting, look }
  }
  return { fitting: [], look: asked }
}
