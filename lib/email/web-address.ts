/** An address as a mail may link to it. Throws for anything but http and https, which would be our own fault. */
export function webAddress(href: string): string {
  const { protocol, href: whole } = new URL(href)
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('A mail links to web pages only.')
  return whole
}
