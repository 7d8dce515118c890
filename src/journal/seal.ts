import { parseDocument, type KulturlotsDocument } from '../domain/documents/document.ts'
import { upgrade } from '../domain/documents/upgrade.ts'

/**
 * The one seam through which everything that a device stores of other people goes, on its way into
 * IndexedDB and out of it. Encryption at rest goes here. It is synchronous on purpose: awaiting WebCrypto
 * inside an IndexedDB transaction would end the transaction, and a command must be one.
 */
export interface Seal {
  close(document: KulturlotsDocument): SealedDocument
  /**
   * @returns undefined when what is stored is no document that this version can read: damaged on the disk, or
   * written by a much newer client. It must stop nothing but itself (`unreadable.ts`).
   */
  open(sealed: unknown): KulturlotsDocument | undefined
}

/** What stands in IndexedDB instead of a document. Opaque to everything but the seal. */
export type SealedDocument = { readonly clear: unknown }

/** No encryption yet; every document read from the disk is parsed and upgraded here. */
export const clearSeal: Seal = {
  close: (document) => ({ clear: document }),
  open(sealed) {
    if (typeof sealed !== 'object' || sealed === null || !('clear' in sealed)) return undefined
    try {
      return upgrade(parseDocument(sealed.clear))
    } catch (error) {
      if (error instanceof TypeError) return undefined
      throw error
    }
  },
}
