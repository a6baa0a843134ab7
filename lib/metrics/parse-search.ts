import { findWords, isInsideWord, listWords, toWordText } from '@/lib/words/list-words'

/** What somebody typed to search in messages: nothing in it is a pattern. */
export interface Search {
  /** Each must be among the words of a text; several stand together, as in scripts without spaces. */
  words: string[][]
  /** Exactly these strings, from word to word. */
  phrases: string[]
}

/** As people and their telephones write quotes. One that is not closed is none. */
const quoted = /"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»/gu

/** What has neither a word nor a quote, such as %, is looked for as it stands. */
export function parseSearch(text: string): Search {
  const phrases: string[] = []
  const rest = text.replace(quoted, (_, ...groups: (string | undefined)[]) => {
    const phrase = groups.slice(0, 4).find((group) => group !== undefined) ?? ''
    if (phrase.trim() !== '') phrases.push(phrase.trim().normalize('NFC'))
    return ' '
  })
  const words = groupWords(rest)
  const isOfSigns = words.length === 0 && phrases.length === 0
  return { words, phrases: isOfSigns ? [text.trim().normalize('NFC')] : phrases }
}

/** Every word that a text must have to match; none where only signs are looked for. */
export function listNeededWords({ words, phrases }: Search): string[] {
  return [...new Set([...words.flat(), ...phrases.flatMap(listWords)])]
}

export function matchesSearch(body: string, { words, phrases }: Search): boolean {
  return (
    (phrases.length === 0 || holdsPhrases(body.normalize('NFC'), phrases)) &&
    (words.length === 0 || holdsWords(body, words))
  )
}

function holdsPhrases(text: string, phrases: string[]): boolean {
  return phrases.every((phrase) => {
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      if (!isInsideWord(text, at) && !isInsideWord(text, at + phrase.length)) return true
    }
    return false
  })
}

function holdsWords(body: string, terms: string[][]): boolean {
  const found = groupWords(body)
  const single = new Set(found.flat())
  return terms.every(
    (term) =>
      term.every((word) => single.has(word)) &&
      (term.length === 1 || found.some((group) => holdsSequence(group, term))),
  )
}

/** Words that touch one another are one group: characters of a script without spaces. */
function groupWords(given: string): string[][] {
  const text = toWordText(given)
  const groups: { words: string[]; to: number }[] = []
  for (const { from, to } of findWords(text)) {
    const last = groups.at(-1)
    if (last && last.to === from) {
      last.words.push(text.slice(from, to))
      last.to = to
    } else groups.push({ words: [text.slice(from, to)], to })
  }
  return groups.map(({ words }) => words)
}

function holdsSequence(group: string[], term: string[]): boolean {
  return group.some((_, from) => term.every((word, index) => group[from + index] === word))
}
