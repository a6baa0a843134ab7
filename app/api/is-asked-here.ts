/** Whether a page of this site, or the address bar, asks: a link elsewhere leads nobody into a login unasked. */
export function isAskedHere({ headers }: Request): boolean {
  const from = headers.get('sec-fetch-site')
  return from === null || from === 'same-origin' || from === 'none'
}
