import { expect, test } from 'vitest'
import { narrowest, parseWidths, toWidthsText, widest } from '@/components/table/table-memory'

test.each([
  [undefined, {}],
  ['', {}],
  ['ad:320,per-goal:96', { ad: 320, 'per-goal': 96 }],
  ['ad:2,spend:10', { spend: narrowest }],
  ['ad:9999', { ad: widest }],
  ['ad:wide,<b>:100,spend:120;x', {}],
])('widths of %j are %j', (text, widths) => {
  expect(parseWidths(text)).toEqual(widths)
})

test('what is written is read again', () => {
  expect(parseWidths(toWidthsText({ ad: 320.4, spend: 96 }))).toEqual({ ad: 320, spend: 96 })
})
