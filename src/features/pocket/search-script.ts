/**
 * What a pocket catalogue searches with. Both functions travel as their own source text into the file: neither may
 * use anything from outside itself, and `foldForPocket` must fold as `directory/fold.ts` does (tested against it).
 */

export function foldForPocket(text: string): string {
  const letters: Record<string, string> = {
    å: '{',
    ä: '|',
    æ: '|',
    ö: '}',
    ø: '}',
    ß: 'ss',
    œ: 'oe',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ı: 'i',
  }
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/gu, (character) => {
      const letter = letters[character]
      if (letter !== undefined) return letter
      if (/[\p{M}\p{Cf}]/u.test(character)) return ''
      const bare = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
      return bare.replace(/[^\p{L}\p{N}]/gu, ' ')
    })
    .replace(/ {2,}/g, ' ')
    .trim()
}

/**
 * Hides the articles that do not hold every typed word, or part of a word; a typed a finds å and ä too, o finds ö.
 * Without it all of them are there to be read.
 */
export function searchInPocket(fold: (text: string) => string): void {
  const form = document.querySelector('form')
  const box = document.querySelector('input')
  const status = document.querySelector<HTMLElement>('[role=status]')
  if (!form || !box || !status) return
  const sections = Array.from(document.querySelectorAll('section')).map((section) => ({
    section,
    way: document.querySelector<HTMLElement>(`nav a[href="#${section.id}"]`)?.parentElement,
    articles: Array.from(section.querySelectorAll('article')),
  }))
  let texts: Map<Element, string> | undefined

  function textOf(article: HTMLElement): string {
    return fold(`${article.textContent} ${article.dataset['words'] ?? ''}`)
  }

  function patternOf(word: string): RegExp {
    return new RegExp(
      word.replace(/[ao{|}]/g, (letter) =>
        letter === 'a' ? '[a{|]' : letter === 'o' ? '[o}]' : `\\${letter}`,
      ),
    )
  }

  function search(typed: string, said: DOMStringMap): string {
    const folded = fold(typed.slice(0, 400))
    const patterns = folded === '' ? [] : folded.split(' ').slice(0, 16).map(patternOf)
    texts ??= new Map(
      sections.flatMap(({ articles }) => articles.map((each) => [each, textOf(each)] as const)),
    )
    let hits = 0
    for (const { section, way, articles } of sections) {
      let found = 0
      for (const article of articles) {
        const text = texts.get(article) ?? ''
        article.hidden = !patterns.every((pattern) => pattern.test(text))
        if (!article.hidden) found += 1
      }
      section.hidden = found === 0
      if (way) {
        way.hidden = found === 0
        const count = way.querySelector('span')
        if (count) count.textContent = String(found)
      }
      hits += found
    }
    if (patterns.length === 0) return ''
    const words = hits === 0 ? said['none'] : hits === 1 ? said['one'] : said['many']
    return (words ?? '').replace('#', String(hits))
  }

  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    box.blur()
  })
  box.addEventListener('input', () => {
    status.textContent = search(box.value, status.dataset)
  })
}

export const searchScript = `(${searchInPocket.toString()})(${foldForPocket.toString()})`
