import { describe, expect, test } from 'vitest'
import { spellingsOf } from '@/lib/privacy/spellings-of'

function isFound(raw: string, identifiers: string[], phone: string | null = null): boolean {
  const spellings = spellingsOf({ personId: '', name: 'Anna', phone, identifiers })
  return spellings.some((spelling) => raw.includes(spelling))
}

describe('raw JSON that names a person is found', () => {
  test.each([
    ['as text', '{"user":{"id":"u-1"}}', 'u-1'],
    ['as a number', '{"sender":{"id":17841400000000001}}', '17841400000000001'],
    ['within a longer text', '{"thread":"t:4915551234567:x"}', '4915551234567'],
    ['with letters beyond ASCII', '{"id":"søren"}', 'søren'],
    ['with them escaped', String.raw`{"id":"s\u00f8ren"}`, 'søren'],
    ['with them escaped in upper case', String.raw`{"id":"s\u00F8ren"}`, 'søren'],
    ['with a slash', '{"id":"a/1"}', 'a/1'],
    ['with the slash escaped', String.raw`{"id":"a\/1"}`, 'a/1'],
    ['with quotes and an emoji', JSON.stringify({ id: 'say "hi" 🙂' }), 'say "hi" 🙂'],
  ])('%s', (_, raw, identifier) => {
    expect(isFound(raw, [identifier])).toBe(true)
  })

  test('by their phone number too, with a plus or without', () => {
    expect(isFound('{"wa_id":"4915551234567"}', ['CC.1'], '+49 1555 1234567')).toBe(true)
  })
})

test('what others have too does not name them: a short text within another, or a name', () => {
  expect(isFound('{"id":"u-17","name":"Anna"}', ['u-1'])).toBe(false)
  expect(isFound('{"count":17}', ['17'], '17')).toBe(false)
})
