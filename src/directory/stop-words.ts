/**
 * Words that people write around what they ask for. They never decide what is found, unless nothing else
 * was typed.
 */
import { fold } from './fold.ts'

const folded = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).map((word) => fold(word)))

const fillers = folded(
  `alla allt andra att av behöver bli blir bör de del dem den denna det detta dig din ditt du där då efter
  eller en ens er ert ett finns fler flera får få för före från gå går gäller gör göra ha han har hej hon
  i igen in inom inte ja jag just kan kanske kring kunde kunna lite med mer mig min mina mitt man mellan
  mot måste ni nog något någon några nu när nära och också om oss på samt se sig sin sina skulle ska som
  ta till tips under upp ut utan vad vara vara vi vid vill ville vår våra är än är åt även över
  a an and are at by can do does for from get how i in is me my of on or the to we what where who with you
  ja se on ja tai missä mistä miten kuka`,
)

/**
 * An entry that holds the asking word itself ("inte vet vem du ska fråga", "så gör ni") answers a little
 * better than one that does not.
 */
const asking = folded('hur vem vilka vilken vilket var vart varifrån')

export const isFiller = (word: string): boolean => fillers.has(word) || asking.has(word)
export const asks = (word: string): boolean => asking.has(word)
