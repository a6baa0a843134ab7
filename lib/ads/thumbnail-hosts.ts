/** Where Meta keeps the pictures of ads. The browser may load pictures from nowhere else but from us. */
export const thumbnailHosts = ['fbcdn.net', 'cdninstagram.com']

/** The address of an ad's picture, if it is one that a page may show; null otherwise. */
export function toThumbnail(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, hostname } = new URL(url)
  const isMetas = thumbnailHosts.some((host) => hostname.endsWith(`.${host}`))
  return protocol === 'https:' && isMetas ? url : null
}
