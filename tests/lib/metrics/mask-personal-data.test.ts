import { describe, expect, test } from 'vitest'
import { maskPersonalData } from '@/lib/metrics/mask-personal-data'

const phone = '[phone number]'
const email = '[e-mail address]'

describe('masks what may be a phone number', () => {
  test.each([
    ['Call me at +91 98765 43210', `Call me at ${phone}`],
    ['9876543210', phone],
    ['12345678', phone],
    ['123456789012345', phone],
    ['+49 (0)30 901820', phone],
    ['(555) 010-4477 is mine', `${phone} is mine`],
    ['(55) 5010-4477 is mine', `${phone} is mine`],
    ['98.76.54.32.10', phone],
    ['https://wa.me/919876543210', `https://wa.me/${phone}`],
    ['my no.is9876543210ok', `my no.is${phone}ok`],
    ['९८७६५४३२१०', phone],
    ['٠٥٠١٢٣٤٥٦٧', phone],
    ['＋９１９８７６５４３２１０', `＋${phone}`],
    ['98765\u00a043210', phone],
    ['98765‑43210', phone],
    ['9876543210 or 9123456780', `${phone} or ${phone}`],
    ['9876543210 9123456780', phone],
    ['9876543210, 9123456780', `${phone}, ${phone}`],
    ['4111 1111 1111 1111', phone],
    ['1 of 9876543210', `1 of ${phone}`],
  ])('%s', (text, expected) => {
    expect(maskPersonalData(text)).toBe(expected)
  })
})

describe('leaves other numbers', () => {
  test.each([
    ['1234567'],
    ['120210000000000017'],
    ['1234567890123456'],
    ['ad 120210000000000017 is good'],
    ['₹1,12,480.50'],
    ['Order on 2026-11-20, please'],
    ['Order on 20.11.2026'],
    ['Order on 20-11-2026 12:30'],
    ['10 x 20 cm, 3 pieces, 4 colours'],
    ['Size 42'],
    [''],
  ])('%s', (text) => {
    expect(maskPersonalData(text)).toBe(text)
  })

  test('but not the phone number beside an id', () => {
    expect(maskPersonalData('120210000000000017 9876543210')).toBe(`120210000000000017 ${phone}`)
    expect(maskPersonalData('9876543210-120210000000000017')).toBe(`${phone}-120210000000000017`)
    expect(maskPersonalData('2026-11-20 9876543210')).toBe(`2026-11-20 ${phone}`)
  })

  test('and does not take digits for a date that go on', () => {
    expect(maskPersonalData('20-11-20265 5512')).toBe(phone)
  })
})

describe('masks e-mail addresses', () => {
  test.each([
    ['write to taylor@example.com.', `write to ${email}.`],
    ['<Taylor.Reyes+shop@mail.example.co.uk>', `<${email}>`],
    ['mailto:taylor_1@example.com?subject=x', `mailto:${email}?subject=x`],
    ['тейлор@пример.рф', email],
    ['9876543210@example.com', email],
    ['a@b.de,c@d.fr', `${email},${email}`],
  ])('%s', (text, expected) => {
    expect(maskPersonalData(text)).toBe(expected)
  })

  test.each([['@taylor'], ['5 @ 20 each'], ['taylor@'], ['taylor@localhost']])('but not %s', (text) => {
    expect(maskPersonalData(text)).toBe(text)
  })
})

test('is quick with text made to be slow', () => {
  const started = performance.now()
  for (const text of [
    'a'.repeat(20_000),
    '1 '.repeat(20_000),
    `${'a.'.repeat(20_000)}@`,
    '((((+'.repeat(10_000),
  ]) {
    maskPersonalData(text)
  }
  expect(performance.now() - started).toBeLessThan(500)
})
