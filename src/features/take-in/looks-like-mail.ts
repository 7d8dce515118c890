/** Headers, an empty line, and one of the two that every mail has. */
export function looksLikeMail(text: string): boolean {
  const head =
    text
      .trimStart()
      .slice(0, 20_000)
      .split(/\r?\n\r?\n/, 1)[0] ?? ''
  const lines = head.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line))
  const names = lines.map((line) => /^([!-9;-~]+):/.exec(line)?.[1]?.toLowerCase())
  const known = names.filter((name) => name !== undefined)
  return known.includes('from') && known.length >= 2 && known.length >= lines.length - 1
}
