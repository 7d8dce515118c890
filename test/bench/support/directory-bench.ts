/** What the page of the directory benchmark offers. Times in milliseconds. */
export interface DirectoryBench {
  readonly ours: {
    first(): Promise<number>
    reopen(): Promise<number>
    queries(texts: readonly string[]): Promise<readonly number[]>
  }
  readonly rival: {
    first(): Promise<{ readonly stored: number; readonly searchable: number }>
    reopen(): Promise<number>
    queries(texts: readonly string[]): Promise<readonly number[]>
  }
}
