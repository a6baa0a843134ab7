// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const breaks = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g

/** A text without line breaks and control characters, for places that are one line: a header, a title. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(breaks, ' ').trim()
}
