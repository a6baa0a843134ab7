import { describe, expect, it } from 'vitest'
import { clientAddress } from '@/lib/access/client-address'

describe('the address that limits count by', () => {
  it.each<[string, string | null, boolean, string]>([
    ['the socket', '203.0.113.7', false, '203.0.113.7'],
    ['the socket, IPv4 in IPv6', '::ffff:203.0.113.7', false, '203.0.113.7'],
    ['an IPv6 network', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', false, '2001:db8:1:2::/64'],
    ['the same network, shorter', '2001:db8:1:2::1', false, '2001:db8:1:2::/64'],
    ['the same network, other spelling', '2001:0DB8:0001:0002:0:0:0:9', false, '2001:db8:1:2::/64'],
    ['the loopback', '::1', false, '0:0:0:0::/64'],
    ['a link with its zone', 'fe80::1%eth0', false, 'fe80:0:0:0::/64'],
    ['nothing', null, false, 'unknown'],
    ['several, without a proxy to trust', '1.2.3.4, 203.0.113.7', false, 'unknown'],
    ['words', 'localhost', false, 'unknown'],
    ['the last, behind a trusted proxy', '1.2.3.4, 203.0.113.7', true, '203.0.113.7'],
    ['the only one, behind a trusted proxy', '203.0.113.7', true, '203.0.113.7'],
    ['no address, behind a trusted proxy', '1.2.3.4, unknown', true, 'unknown'],
    ['nothing, behind a trusted proxy', null, true, 'unknown'],
  ])('%s', (_, header, trustProxy, address) => {
    expect(clientAddress(header, trustProxy)).toBe(address)
  })
})
