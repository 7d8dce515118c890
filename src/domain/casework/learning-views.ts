/** What several needs become, as screens read it. */
import type { MutableDocument } from '../documents/document.ts'
import { elementsOf, textOf } from '../documents/read.ts'
import { readCommon, type DocumentView } from './views.ts'

export const initiativeKinds = ['answer', 'training', 'event'] as const
export type InitiativeKind = (typeof initiativeKinds)[number]

export interface InitiativeView extends DocumentView {
  readonly kind: InitiativeKind
  readonly title: string
  readonly text: string
  /** Ids. */
  readonly needs: readonly string[]
  /** Id of the proposal that publishes an answer, or empty. */
  readonly proposal: string
}

export function readInitiative(document: MutableDocument): InitiativeView {
  const text = (field: string) => textOf(document, field) ?? ''
  return {
    ...readCommon(document),
    kind: initiativeKinds.find((known) => known === text('kind')) ?? 'training',
    title: text('title'),
    text: text('text'),
    needs: elementsOf(document, 'needs'),
    proposal: text('proposal'),
  }
}
