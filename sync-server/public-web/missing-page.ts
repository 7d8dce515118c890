import { html } from '../../src/domain/markup.ts'
import type { Page } from './layout.ts'

/** The same for what never was and what has been taken away: what was erased leaves no trace here. */
export const missingPage: Page = {
  title: 'Sidan finns inte',
  description: 'Uppgiften finns inte i katalogen.',
  path: undefined,
  main: html`<main>
    <article>
      <h1>Sidan finns inte</h1>
      <p>
        Uppgiften kan ha tagits bort ur katalogen eller slagits ihop med en annan. Leta i listorna
        här nedanför, eller sök på namnet.
      </p>
    </article>
    <a class="open" href="/katalog">Sök i appen</a>
  </main>`,
}

export const notYetPage: Page = {
  title: 'Katalogen är inte klar',
  description: 'Katalogen öppnas om en stund.',
  path: undefined,
  main: html`<main>
    <article>
      <h1>Katalogen är inte klar</h1>
      <p>Den görs i ordning just nu. Ladda om sidan om en liten stund.</p>
    </article>
  </main>`,
}
