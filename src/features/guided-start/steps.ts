/** The steps of the guided start, read from and written to its address. */
import type { RouteLocationRaw, RouteParams } from 'vue-router'
import { wants, type Choice, type Want } from '../../domain/guided-start/wants.ts'

export type Step =
  | { readonly kind: 'want' }
  | { readonly kind: 'field'; readonly want: Want }
  | { readonly kind: 'place'; readonly want: Want; readonly field: string }
  | { readonly kind: 'answer'; readonly want: Want; readonly field: string; readonly place: string }

/** Stands in the address for a question that was skipped. */
export const skipped = 'alla'

/**
 * An address is typed and shared by people: what isn't known is asked again, never an error.
 * @param known whether a vocabulary has the code; true for all while the vocabularies aren't there.
 */
export function readStep(
  params: RouteParams,
  known: (vocabulary: 'fields' | 'municipalities', code: string) => boolean,
): Step {
  const want = wants.find((each) => each === params['want'])
  if (want === undefined) return { kind: 'want' }
  const field = params['field']
  if (typeof field !== 'string' || !(field === skipped || known('fields', field))) {
    return { kind: 'field', want }
  }
  const place = params['municipality']
  if (typeof place !== 'string' || !(place === skipped || known('municipalities', place))) {
    return { kind: 'place', want, field }
  }
  return { kind: 'answer', want, field, place }
}

/** Whoever doesn't know what they need is not asked in which field. */
export function stepTo(want: Want, field?: string, municipality?: string): RouteLocationRaw {
  const next = field ?? (want === 'vet-inte' ? skipped : undefined)
  return {
    name: 'guided-step',
    params: {
      want,
      ...(next === undefined ? {} : { field: next }),
      ...(municipality === undefined ? {} : { municipality }),
    },
  }
}

export function choiceOf(step: Step & { readonly kind: 'answer' }): Choice {
  return {
    want: step.want,
    ...(step.field === skipped ? {} : { field: step.field }),
    ...(step.place === skipped ? {} : { municipality: step.place }),
  }
}
