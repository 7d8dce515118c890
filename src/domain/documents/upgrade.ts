import { schemaVersion, type KulturlotsDocument } from './document.ts'

/**
 * A document as this version of Kulturlots reads it. Pure and additive; runs on read and is stored only
 * with the next edit, never by `merge`. A document from a newer version is read as it is.
 *
 * Version 1 is the first, so there is nothing to raise yet.
 */
export function upgrade<D extends KulturlotsDocument>(document: D): D {
  return document.schemaVersion >= schemaVersion ? document : { ...document, schemaVersion }
}
