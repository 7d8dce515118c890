/** What `pages/lists/list-timer.ts` offers inside the measured page. Spans in milliseconds. */
export interface ListTimer {
  /** From the press in the navigation to the first row. */
  open(): Promise<number>
  narrow(state: string): Promise<number>
  search(text: string): Promise<number>
}
