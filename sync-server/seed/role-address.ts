/** Functions outlive persons: an entry shows the address of a unit, never a person's. */

/** Words that name a unit. An address of the shape first.last is a person's unless one of them is in it. */
const unitWords = [
  'barn', 'bibliotek', 'bidrag', 'bokning', 'centrum', 'forening', 'fritid', 'info', 'kansli',
  'kommun', 'konst', 'kontakt', 'kultur', 'kundtjanst', 'museum', 'namnd', 'post', 'region',
  'service', 'teater', 'utbildning',
] // prettier-ignore

export function isRoleAddress(address: string): boolean {
  const local = address.slice(0, address.indexOf('@')).toLowerCase()
  if (unitWords.some((word) => local.includes(word))) return true
  return !/^[a-zåäöé]+[._-][a-zåäöé]+$/.test(local)
}
