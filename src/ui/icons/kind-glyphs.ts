import type { SearchableKind } from '../../domain/directory/entry.ts'

/** Paths on a 24-unit square, drawn with one stroke weight: each kind of entry by what one does with it. */
export const kindGlyphs: Record<SearchableKind, string> = {
  // Someone: head and shoulders.
  actor:
    'M12 4.5a3.75 3.75 0 1 1 0 7.5 3.75 3.75 0 0 1 0-7.5Z M4.5 20c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5',
  // A sign-post: this way.
  function: 'M12 3v18 M9 21h6 M12 4.5h6l2.5 2.5L18 9.5h-6 M12 12H6l-2.5 2.5L6 17h6',
  // Two coins.
  funding: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z M16.6 9.7a5.5 5.5 0 1 1-6.9 6.9 M9 7v4',
  // Three who hold together.
  network:
    'M12 3.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z M5.5 15.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z M18.5 15.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z M10.8 8.2l-4.1 7.4 M13.2 8.2l4.1 7.4 M8 18h8',
  // A house with an open door.
  venue: 'M3 20.5h18 M5 20.5V10l7-6 7 6v10.5 M9.5 20.5V15a2.5 2.5 0 0 1 5 0v5.5',
  // An open book.
  training:
    'M12 6.5C10.2 5.2 7.5 4.5 3.5 4.5v13c4 0 6.7.7 8.5 2 1.8-1.3 4.5-2 8.5-2v-13c-4 0-6.7.7-8.5 2Z M12 6.5v13',
  // A leaf of the calendar.
  event: 'M4.5 5.5h15V20h-15Z M4.5 10h15 M8.5 3v4 M15.5 3v4 M12 13.5v3',
  // A written sheet.
  resource: 'M6 3.5h8l4.5 4.5v12.5H6Z M14 3.5V8h4.5 M9 12.5h6.5 M9 16.5h6.5',
  // Said, and found right.
  answer: 'M4 4.5h16V16h-8l-4.5 4v-4H4Z M8.5 10.2l2.5 2.5 4.5-5',
}
