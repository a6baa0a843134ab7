import { domainToASCII } from 'node:url'

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/

/**
 * The one form of an address that users are stored and found by, or null when it is none: NFKC, lower case,
 * the domain as ASCII. What looks alike in other alphabets is no twin: the local part must be ASCII.
 */
export function canonicalEmail(typed: string): string | null {
  const parts = typed.normalize('NFKC').trim().toLowerCase().split('@')
  const [local = '', host = ''] = parts
  const ascii = domainToASCII(host)
  if (parts.length !== 2 || local.length > 64 || !localPart.test(local) || !domain.test(ascii)) return null
  const address = `${local}@${ascii}`
  return address.length <= 254 ? address : null
}
