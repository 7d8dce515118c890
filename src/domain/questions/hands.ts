import { parseUserId } from '../identifiers.ts'

/**
 * Who stands beside what the server writes in casework by itself. A user id that nobody has, since a device that
 * carries such a document back to a restored server names its author (ADR 10).
 */
export const courierHand = parseUserId('00000000000000000000000000')
