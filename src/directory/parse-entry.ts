/** The same door as the server's pages have. */
export { parseEntry, parseLine } from '../domain/directory/parse-entry.ts'
