/** Puts a file among the device’s downloads. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has taken it over by then; at once would cut off the ones that read it late.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
