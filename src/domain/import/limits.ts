/** Beyond these an import says no, before it holds up the page. */
export const mostBytes = 20 * 1024 * 1024
/** What a workbook may unpack to: a small file can hold gigabytes of nothing. */
export const mostUnpackedBytes = 300 * 1024 * 1024
export const mostRows = 50_000
export const mostColumns = 200
/** In UTF-16 units. A longer cell is left out and told; the rest of its row goes on. */
export const longestCell = 20_000
