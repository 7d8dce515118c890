/** The calendar day that people in Sweden call it, wherever the server stands. */
export function swedishDay(time: number): string {
  return days.format(time)
}

// The Swedish way of writing a day is ISO 8601’s.
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' })
