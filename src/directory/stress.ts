/**
 * What a sentence asks for, by where its words stand. "Teaterföreningen söker en kassör till vårens festival":
 * who asks stands before the verb, the matter follows it, and what it is for comes after a preposition, unless
 * nothing but "bidrag" or "hjälp" came before that: of "bidrag till en skylt vid borgen" the skylt is the matter.
 * A question's first words are the matter at once. Words that stand beside anything (verbs of doing, adjectives)
 * say little of it.
 */
import { fold } from './fold.ts'
import { isFiller } from './stop-words.ts'
import { stemOf } from './stem.ts'

const stress = { asker: 0.35, matter: 1, around: 0.65 } as const
const bland = 0.2
const kindWord = 0.35

const set = (words: string) => new Set(fold(words).split(' '))
const stems = (words: string) => new Set(fold(words).split(' ').map(stemOf))

const wanting = set(
  'söker behöver vill letar undrar funderar saknar önskar planerar har skulle måste',
)
const before = set(
  'till för åt på i hos vid av under inför från med om över runt kring mellan genom mot inom',
)
const anew = set('som att men och hur var när vem vad vilka kan får')

/** They say which kind of need it is, which counts already. */
const kindWords = stems(
  `bidrag stöd pengar finansiering stipendium medel hjälp råd lokal plats utrymme kurs kurser utbildning
  nätverk kontakt ansökan tips idé frågor bolla bollplank exempel`,
)

const blandWords = stems(
  `skriva skriver köpa köper sälja säljer säljs visa visar spela spelar starta startar bygga bygger driva
  driver sköta sköter ansvara ansvarar leda leder läsa läser göra arbeta arbetar jobba jobbar börja prova
  testa skapa skapar hyra hyr låna lånar boka bokar använda använder bjuda bjuder träffa träffar nå når locka
  sätta sätter hänga lägga lägger ställa ställer bli skicka söka prata pratar lära öva gälla gäller krävs
  kosta kostar betala flytta fortsätta utveckla utvecklar samarbeta delta förvara förstå förklara berätta
  billig billigt ledig ledigt lediga bra bättre gammal gamla ny unik stor liten fin viktig lokal lokala enkel
  professionell riktig möjlig begagnad gratis annan fri första sista hemma person personer människor folk
  grupp sak sätt exempel vecka veckor timme timmar månad år sommar vinter höst vår kväll`,
)

export function stressesOf(text: string): readonly (readonly [word: string, stress: number])[] {
  return text.split(/[.?!;:\n]+/).flatMap((sentence) => {
    const words = fold(sentence).split(' ')
    const verb = words.findIndex((word) => wanting.has(word))
    let current: number = stress.matter
    let isMatterTold = false
    return words.map((word, at) => {
      const stem = stemOf(word)
      const share = kindWords.has(stem) ? kindWord : blandWords.has(stem) ? bland : 1
      if (at < verb) return [word, stress.asker * share] as const
      if (before.has(word)) current = isMatterTold ? stress.around : stress.matter
      else if (anew.has(word)) current = isMatterTold && word === 'att' ? current : stress.matter
      else if (share === 1 && !isFiller(word) && !wanting.has(word)) isMatterTold = true
      return [word, current * share] as const
    })
  })
}
