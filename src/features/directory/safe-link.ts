/** The same links as on the server's pages. */
export { mailLink, phoneLink, webLink } from '../../domain/directory/safe-link.ts'
