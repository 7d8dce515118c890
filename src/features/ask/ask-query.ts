/** What the address of `/fraga` brings along. Addresses are typed and shared by people: what isn’t known is left out. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { isDocumentId } from '../../domain/identifiers.ts'
import { wants, type Choice } from '../../domain/guided-start/wants.ts'
import type { AskDraft } from './ask-draft.ts'

export interface AskQuery {
  /** Id of the entry that it is about, or empty. */
  readonly entry: string
  readonly begun: Pick<AskDraft, 'want' | 'fields' | 'municipalities'>
}

const word = /^[\w.-]{1,64}$/

export function readAskQuery({ om, onskan, falt, kommun }: LocationQuery): AskQuery {
  return {
    entry: isDocumentId(om) ? om : '',
    begun: {
      want: wants.find((want) => want === onskan) ?? '',
      fields: typeof falt === 'string' && word.test(falt) ? [falt] : [],
      municipalities: typeof kommun === 'string' && /^\d{4}$/.test(kommun) ? [kommun] : [],
    },
  }
}

export function askQueryOf({ want, field, municipality }: Choice): LocationQueryRaw {
  return {
    onskan: want,
    ...(field === undefined ? {} : { falt: field }),
    ...(municipality === undefined ? {} : { kommun: municipality }),
  }
}
