import { describe, expect, it } from 'vitest'
import { findPasswordProblem } from '@/lib/crypto/password-rules'

const alice = ['alice.smith@example.com', 'Alice Smith']

describe('a good password', () => {
  it.each([
    'purple giraffe dances slowly',
    'kitchen-table-mountain',
    'x7Kp2qLm9vT4zRw',
    '839201748301752',
    '   leading spaces kept',
    'Grünkohl mit Pinkel',
    'विशाल नीला समुद्र तट',
    '😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰',
    `${'q'.repeat(40)}w3vbnw3vbnw3vbnk8djx0`,
    `${'lighthouse keeper '.repeat(7)}xy`,
  ])('%s', (password) => {
    expect(findPasswordProblem(password, alice)).toBeNull()
  })
})

describe('a password that will not do', () => {
  it.each([
    ['14 characters', 'kitchen-table-', 'at least 15'],
    ['14 emoji', '😀😁😂🤣😃😄😅😆😉😊😋😎😍😘', 'at least 15'],
    ['nothing', '', 'at least 15'],
    ['129 characters', 'kitchen mountain '.repeat(8).slice(0, 129), 'at most 128'],
    ['one letter', 'aaaaaaaaaaaaaaaa', 'repeats'],
    ['three letters', 'abcabcaacbbacbabca', 'repeats'],
    ['a part twice', 'giraffe8giraffe8', 'repeats'],
    ['the alphabet', 'abcdefghijklmnopq', 'neighbouring'],
    ['the alphabet backwards', 'zyxwvutsrqponmlk', 'neighbouring'],
    ['counting', '123456789012345', 'neighbouring'],
    ['a keyboard row', 'qwertyuiopasdfg', 'neighbouring'],
    ['columns of keys', '1qaz2wsx3edc4rfv', 'neighbouring'],
    ['a common word dressed up', 'P@ssw0rd!!!!!!!!', 'tried first'],
    ['common words', 'ThisIsMyPassword', 'tried first'],
    ['common words and digits', 'welcome2026123456', 'tried first'],
    ['the well-known passphrase', 'correct horse battery staple', 'tried first'],
    ['the product', 'ClickToHaptik2026!', 'tried first'],
    ['the name and a year', 'alicesmith202620', 'tried first'],
    ['the address', 'alice.smith@example.com', 'tried first'],
  ])('%s', (_, password, part) => {
    expect(findPasswordProblem(password, alice)).toContain(part)
  })
})
