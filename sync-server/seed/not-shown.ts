/** Facts that get no entry of their own, each with what became of it. */
import type { FactReference } from './parts.ts'

export type NotShown =
  /** The same thing under another id; the sentence says why it is the same. */
  | { readonly kind: 'merged'; readonly into: string; readonly because: string }
  | { readonly kind: 'left-out'; readonly because: string }

const sameProvider = (into: string): NotShown => ({
  kind: 'merged',
  into,
  because: 'The same provider stands among the institutions.',
})

export const notShown: Readonly<Partial<Record<FactReference, NotShown>>> = {
  'institutions/dromfabriken': {
    kind: 'merged',
    into: 'venue:motesplats-stallarholmen',
    because: 'Drömfabriken is the association; the meeting place is one and the same.',
  },
  'functions/reg-kulturkluster': {
    kind: 'merged',
    into: 'network:kulturkluster-sormland',
    because:
      'Belongs to a pilot that has ended; no way to reach it is shown until it is confirmed.',
  },
  'training/eskilstuna-fhsk': sameProvider('actor:eskilstuna-folkhogskola'),
  'training/asa-fhsk': sameProvider('actor:asa-folkhogskola'),
  'training/nykoping-fhsk': sameProvider('actor:nykopings-folkhogskola'),
  'training/stensund-fhsk': sameProvider('actor:stensunds-folkhogskola'),
  'training/sf-abf': sameProvider('actor:abf-sormland'),
  'training/sf-bilda': sameProvider('actor:bilda-sormland'),
  'training/sf-fu': sameProvider('actor:folkuniversitetet-sormland'),
  'training/sf-ibnrushd': sameProvider('actor:ibn-rushd-sormland'),
  'training/sf-kulturens': sameProvider('actor:kulturens-sormland'),
  'training/sf-mbsk': sameProvider('actor:medborgarskolan-sormland'),
  'training/sf-nbv': sameProvider('actor:nbv-sormland'),
  'training/sf-sensus': sameProvider('actor:sensus-sormland'),
  'training/sf-studieframjandet': sameProvider('actor:studieframjandet-sormland'),
  'training/sf-sv': sameProvider('actor:vuxenskolan-sormland'),
}
