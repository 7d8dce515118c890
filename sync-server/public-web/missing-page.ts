import { html } from '../../src/domain/markup.ts'
import type { Page } from './layout.ts'
import type { View } from './view.ts'

/** The same for what never was and what has been taken away: what was erased leaves no trace here. */
export function missingPage({ words }: View): Page {
  const { title, description, text } = words.missing
  return {
    ...{ title, description, path: undefined },
    main: html`<main>
      <article>
        <h1>${title}</h1>
        <p>${text}</p>
      </article>
      <a class="open" href="/katalog">${words.searchInApp}</a>
    </main>`,
  }
}

export function notYetPage({ words }: View): Page {
  const { title, description, text } = words.notYet
  return {
    ...{ title, description, path: undefined },
    main: html`<main>
      <article>
        <h1>${title}</h1>
        <p>${text}</p>
      </article>
    </main>`,
  }
}
