/** The choice in every query. */
export const chosenKinds = ['actor', 'venue'] as const
export const chosenMunicipalities = ['0484', '2180'] as const

/** What the page of the directory benchmark offers. Times in milliseconds. */
export interface DirectoryBench {
  readonly ours: {
    first(text: string): Promise<number>
    reopen(text: string): Promise<number>
    queries(texts: readonly string[]): Promise<readonly number[]>
  }
  readonly rival: {
    first(text: string): Promise<{ readonly stored: number; readonly searchable: number }>
    reopen(text: string): Promise<number>
    queries(texts: readonly string[]): Promise<readonly number[]>
  }
}
