/**
 * What a password must be (NIST SP 800-63B-4, ASVS 6.2): long, and not one that is tried first. No rules
 * about kinds of characters. Lengths are in characters as people count them, so an emoji is one.
 */

const shortest = 15
const longest = 128

/** Words that say nothing: common passwords are made of them, their repetition and a few digits. */
const commonWords = [
  'password passwort passwd passphrase motdepasse contrasena pass secret login signin signup user username',
  'admin administrator root superuser test tester testing demo example sample default guest temp temporary',
  'changeme changethis letmein letmeinnow welcome welcomeback hello helloworld iloveyou loveyou love baby',
  'qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdfghjkl asdf zxcvbnm zxcvbn qazwsx qazwsxedc',
  'abc abcd abcdef abcdefgh dragon monkey football baseball basketball superman batman master princess',
  'sunshine shadow trustno starwars pokemon michael jordan jennifer charlie whatever freedom computer',
  'internet summer winter spring autumn monday january december correct horse battery staple',
  'correcthorsebatterystaple the is my our your this that a and not in to it no one me you i am new old',
  'company office work home secure security access account manager dashboard workspace owner viewer agency',
  'click haptik clicktohaptik facebook meta instagram whatsapp messenger jio reliance fabcart brand bot',
].flatMap((line) => line.split(' '))

const longWordsFirst = [...new Set(commonWords)].sort((a, b) => b.length - a.length)

const sequences = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
]

/**
 * What is wrong with a new password, in a sentence, or null. `personal` are words that others know of the
 * user: the e-mail address, the name.
 */
export function findPasswordProblem(password: string, personal: readonly string[] = []): string | null {
  const length = [...password].length
  if (length < shortest) return `Use at least ${shortest} characters; a few words make a good password.`
  if (length > longest) return `Use at most ${longest} characters.`
  if (isRepetition(password)) return 'This repeats itself. Use words or characters that differ.'
  if (isSequence(password)) return 'This is a row of neighbouring keys or letters. Use something else.'
  if (isMadeOfWords(password, personal)) {
    return 'This is made of words that are tried first. Add something only you would think of.'
  }
  return null
}

/** A part said at least twice, or three characters at most: `aaaaaaaaaaaaaaa`, `abc1abc1abc1abc1`. */
function isRepetition(password: string): boolean {
  const characters = [...password.toLowerCase()]
  if (new Set(characters).size <= 3) return true
  const periods = Array.from({ length: Math.floor(characters.length / 2) }, (_, at) => at + 1)
  return periods.some((period) =>
    characters.every((character, at) => at < period || character === characters[at - period]),
  )
}

/** Keyboard rows, the alphabet, counting; forwards or backwards, as a whole or in two parts. */
function isSequence(password: string): boolean {
  const lower = password.toLowerCase()
  const halves = [lower.slice(0, Math.ceil(lower.length / 2)), lower.slice(Math.ceil(lower.length / 2))]
  return runsAlong(lower) || halves.every(runsAlong)
}

function runsAlong(text: string): boolean {
  const backwards = [...text].reverse().join('')
  return sequences.some((sequence) => {
    const endless = sequence + sequence
    return endless.includes(text) || endless.includes(backwards)
  })
}

/** Whether less than six letters are left once common and personal words are taken out. */
function isMadeOfWords(password: string, personal: readonly string[]): boolean {
  if (!/\p{L}/u.test(password)) return false
  let rest = unleet(password.toLowerCase().replaceAll(/^\P{L}+|\P{L}+$/gu, ''))
  for (const word of [...personal.flatMap(wordsOf), ...longWordsFirst]) rest = rest.replaceAll(word, ' ')
  return rest.replaceAll(/\P{L}/gu, '').length < 6
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3)
}

/** `p@ssw0rd` is `password`. */
function unleet(text: string): string {
  const letters: Record<string, string> = {
    '@': 'a',
    '4': 'a',
    '0': 'o',
    '3': 'e',
    '1': 'i',
    $: 's',
    '5': 's',
    '7': 't',
  }
  return [...text].map((character) => letters[character] ?? character).join('')
}
