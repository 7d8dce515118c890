/** What `pages/lists/list-timer.ts` offers inside the measured page. Spans in milliseconds. */
export interface ListTimer {
  /** From the press in the navigation to the first row. */
  open(): Promise<number>
  /** From the beginning of the page to the first row; asked in a page that begins with the list. */
  coldOpen(): Promise<number>
  /** What narrows the list, in sight, and the page at rest: it is not drawn before. Not measured. */
  showFilters(): Promise<void>
  narrow(state: string): Promise<number>
  search(text: string): Promise<number>
}
