/**
 * Hands a file to the device: to its share sheet where there is one, else among its downloads. Chromium
 * shares no JSON, only kinds that it lists (text/plain is one), so a shared file is called .txt; taking
 * it in looks at what it holds, not at its name.
 * https://developer.mozilla.org/docs/Web/API/Navigator/share#shareable_file_types
 */
export function fileToShare(name: string, text: string): File {
  return new File([text], `${name}.kulturlots.txt`, { type: 'text/plain' })
}

export function canShare(file: File): boolean {
  // Not in every browser, and not in every window of those.
  return 'canShare' in navigator && navigator.canShare({ files: [file] })
}

/** @returns `refused` when the device would not: it can still be downloaded. */
export async function share(file: File): Promise<'shared' | 'put-off' | 'refused'> {
  try {
    await navigator.share({ files: [file] })
    return 'shared'
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'put-off' : 'refused'
  }
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.kulturlots.json`
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has taken it over by then; at once would cut off the ones that read it late.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** `arbete-2026-11-22-1405`: told apart in a folder, and nobody's name in it. */
export function fileName(made: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${made.getFullYear()}-${two(made.getMonth() + 1)}-${two(made.getDate())}`
  return `arbete-${day}-${two(made.getHours())}${two(made.getMinutes())}`
}
