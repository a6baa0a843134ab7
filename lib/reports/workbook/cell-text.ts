/** Excel's bound for a cell, in UTF-16 units; beyond it a workbook counts as damaged. */
const longestCell = 32_767
const cutMark = '… [cut]'

/** Anything that cannot stand in XML as it is, that XML would change, or that Excel reads as a code of its own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const needsWork = /[&<>\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]|_x[0-9a-f]{4}_|^ | $| {2}/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/gu
/** Excel reads `_x000D_` as a carriage return; the underscore written as a code of itself stops that. */
const codeOfExcel = /_(?=x[0-9a-f]{4}_)/gi
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * A text as the content of an inline string cell: never a formula, without control characters and halves of
 * characters, no longer than Excel takes.
 */
export function cellText(text: string): string {
  if (text.length <= longestCell && !needsWork.test(text)) return `<t>${text}</t>`
  const written = cut(text.replace(/\r\n?/g, '\n').replace(unwritable, ''))
    .replace(codeOfExcel, '_x005F_')
    .replace(/[&<>]/g, (character) => entities[character] ?? '')
  return `<t xml:space="preserve">${written}</t>`
}

function cut(text: string): string {
  if (text.length <= longestCell) return text
  // Half an emoji at the end is left out.
  return text.slice(0, longestCell - cutMark.length).replace(/[\ud800-\udbff]$/, '') + cutMark
}
