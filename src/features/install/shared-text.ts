/** Text shared to the app from another one. See src/service-worker/shared-text.ts. */
export { takeSharedText, type SharedText } from '../../service-worker/shared-text.ts'
