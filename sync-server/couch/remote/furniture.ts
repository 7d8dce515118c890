/**
 * Our own design document stands in the database that it guards. It is the store's furniture, not a document
 * of anybody's: it is left out of every list, and of every count.
 */
export const rulesDocument = '_design/rules'

export function isFurniture(id: unknown): boolean {
  return typeof id === 'string' && id.startsWith('_design/')
}
