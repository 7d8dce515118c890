/**
 * Who guides people on in each county, and answers what is asked in the app. The pilot
 * Kulturkluster Sörmland is over and has no way to be reached; its region's advisers have.
 */
import { parseDocumentId, type DocumentId } from '../identifiers.ts'
import { countyOf } from './where-to-look.ts'

const guides: ReadonlyMap<string, DocumentId> = new Map([
  ['04', parseDocumentId('function:region-sormland-radgivning-for-kulturaktorer')],
  ['21', parseDocumentId('function:region-gavleborg-kultur')],
])

/** Those of the municipality's county; all of them where it is not known. */
export function guidesFor(municipality: string | undefined): readonly DocumentId[] {
  const own = municipality === undefined ? undefined : guides.get(countyOf(municipality))
  return own === undefined ? [...guides.values()] : [own]
}
