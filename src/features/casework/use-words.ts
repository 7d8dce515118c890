/** The vocabularies that notes are marked with, as choices and as labels, in the language in use. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../ui/format.ts'
import { useTerms } from '../directory/use-directory.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface CaseworkWords {
  /** Empty while no directory is on the device: forms then work with text alone. */
  readonly kinds: ComputedRef<readonly Choice[]>
  readonly fields: ComputedRef<readonly Choice[]>
  readonly municipalities: ComputedRef<readonly Choice[]>
  readonly kind: (code: string) => string
  readonly field: (code: string) => string
  readonly municipality: (code: string) => string
}

export function useWords(): CaseworkWords {
  const terms = useTerms()
  const i18n = useI18n()
  const { t } = i18n
  const format = useFormat()
  // The vocabulary's own words are whole sentences; a chip and a list need the short form.
  const kind = (code: string) =>
    i18n.te(`needs.kinds.${code}`) ? t(`needs.kinds.${code}`) : terms.label('need-kinds', code)
  const field = (code: string) => terms.label('fields', code)
  const municipality = (code: string) => terms.label('municipalities', code)
  const byLabel = (a: Choice, b: Choice) => format.value.compare(a.label, b.label)
  return {
    kinds: computed(() =>
      terms
        .of('need-kinds')
        .map(({ code, focus }) => ({ value: code, label: kind(code), area: areaOf(focus) }))
        .sort((a, b) => a.area - b.area || byLabel(a, b))
        .map(({ value, label }) => ({ value, label })),
    ),
    fields: computed(() =>
      terms
        .of('fields')
        .map(({ code }) => ({ value: code, label: field(code) }))
        .sort(byLabel),
    ),
    municipalities: computed(() =>
      terms
        .of('municipalities')
        .map(({ code }) => ({ value: code, label: municipality(code) }))
        .sort(byLabel),
    ),
    kind,
    field,
    municipality,
  }
}

/** Support first, then knowledge, then contact: as the node presents itself, and as often as they are asked. */
function areaOf(focus: 'stod' | 'kunskap' | 'kontakt' | undefined): number {
  return focus === undefined ? 3 : ['stod', 'kunskap', 'kontakt'].indexOf(focus)
}
