export interface IdList {
  ids: string[]
  /** Lines that hold something else than ids. */
  unreadable: number
}

/**
 * Reads the ids of a list as Meta sends it or as a spreadsheet saves it: separated by lines, blanks, commas or
 * semicolons, in quotes or not. A first line of words alone is its heading.
 */
export function parseIdList(text: string): IdList {
  const ids = new Set<string>()
  let unreadable = 0
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  if (/^\D+$/.test(lines[0] ?? '')) lines.shift()
  for (const line of lines) {
    const words = line.split(/[\s,;]+/).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'))
    const said = words.filter((word) => word !== '')
    if (said.some((word) => !/^\d{1,64}$/.test(word))) unreadable += 1
    else for (const id of said) ids.add(id)
  }
  return { ids: [...ids], unreadable }
}
