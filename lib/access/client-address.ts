import { isIP } from 'node:net'

const unknown = 'unknown'

/**
 * The address that limits count by. Behind a trusted proxy it is the last one in `X-Forwarded-For`, which the
 * proxy itself wrote; otherwise the header holds the socket's address and nothing else, see
 * `ignoreForwardedHeaders`. IPv6 counts by its /64: that is what one customer gets.
 */
export function clientAddress(forwardedFor: string | null, trustProxy: boolean): string {
  const listed = (forwardedFor ?? '').split(',').map((address) => address.trim())
  const address = trustProxy ? listed.at(-1) : listed.length === 1 ? listed[0] : undefined
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
  const kind = isIP(plain)
  if (kind === 0) return unknown
  return kind === 4 ? plain : networkOf(plain)
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  const groups = [...left, ...zeros, ...right].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
