import { createHmac } from 'node:crypto'
import type { SignedCallProblem } from '@/lib/privacy/parse-signed-request'
import { signSignedRequest } from '@/tests/stand-in/meta/sign-signed-request'

type Forgery = [name: string, text: string, problem: SignedCallProblem]

interface Forging {
  secret: string
  /** Milliseconds. */
  now: number
}

/** Signs a second part as it stands. */
export function signText(written: string, secret: string): string {
  return `${createHmac('sha256', secret).update(written).digest('base64url')}.${written}`
}

/**
 * What is not a call of Meta's, made of one that would be: what is sent, and what it is held for. The names begin
 * with the row of the catalogue of bad input that they are of.
 */
export function listForgeries(payload: Record<string, unknown>, { secret, now }: Forging): Forgery[] {
  const seconds = Math.floor(now / 1000)
  const sign = (written: string) => signText(written, secret)
  const signed = signSignedRequest(payload, secret)
  const [mac = '', written = ''] = signed.split('.')
  const oddMac = `${mac.slice(0, -1)}${String.fromCharCode(mac.charCodeAt(42) + 1)}`
  const standard = Buffer.alloc(32, 0xff).toString('base64').replace('=', '')
  const json = JSON.stringify(payload)
  const signedAs = (fields: object) => signSignedRequest({ ...payload, ...fields }, secret)
  return [
    ['iD4 nothing', '', 'malformed'],
    ['iD4 no dot', mac, 'malformed'],
    ['iD4 two dots', `${signed}.`, 'malformed'],
    ['iD4 three parts', `${signed}.${written}`, 'malformed'],
    ['iD4 a dot before', `.${signed}`, 'malformed'],
    ['iD4 an empty mac', `.${written}`, 'malformed'],
    ['iD4 an empty payload', `${mac}.`, 'malformed'],
    ['iD4 only a dot', '.', 'malformed'],
    ['iD4 a megabyte', `${mac}.${'A'.repeat(1_000_000)}`, 'malformed'],
    ['iD4 a megabyte that is signed', sign('A'.repeat(1_000_000)), 'malformed'],
    ['iD10 another secret', signSignedRequest(payload, 'somebody else'), 'forged'],
    ['iD10 an empty secret', signSignedRequest(payload, ''), 'forged'],
    ['iD10 the secret in upper case', signSignedRequest(payload, secret.toUpperCase()), 'forged'],
    [
      'iD6 a mac over the decoded JSON',
      `${createHmac('sha256', secret).update(json).digest('base64url')}.${written}`,
      'forged',
    ],
    [
      'iD6 a mac over both parts',
      `${createHmac('sha256', secret).update(signed).digest('base64url')}.${written}`,
      'forged',
    ],
    [
      'a mac by SHA-1',
      `${createHmac('sha1', secret).update(written).digest('base64url')}.${written}`,
      'forged',
    ],
    [
      'a mac by SHA-512',
      `${createHmac('sha512', secret).update(written).digest('base64url')}.${written}`,
      'forged',
    ],
    ['a mac in hex', `${createHmac('sha256', secret).update(written).digest('hex')}.${written}`, 'forged'],
    [
      '31 bytes of the mac',
      `${Buffer.from(mac, 'base64url').subarray(0, 31).toString('base64url')}.${written}`,
      'forged',
    ],
    [
      '33 bytes',
      `${Buffer.concat([Buffer.from(mac, 'base64url'), Buffer.alloc(1)]).toString('base64url')}.${written}`,
      'forged',
    ],
    ['one bit of the mac turned', `${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}.${written}`, 'forged'],
    ['iD6 stray bits at the mac’s end', `${oddMac}.${written}`, 'forged'],
    ['iD6 a padded mac', `${mac}=.${written}`, 'forged'],
    ['iD6 a mac of the other alphabet', `${standard}.${written}`, 'forged'],
    ['a space in the mac', `${mac} .${written}`, 'forged'],
    ['a mac of zeros', `${Buffer.alloc(32).toString('base64url')}.${written}`, 'forged'],
    [
      'another payload under the mac',
      `${mac}.${Buffer.from(json.replace(/"user_id":"\d/, '"user_id":"9')).toString('base64url')}`,
      'forged',
    ],
    ['iD6 a padded payload under the mac', `${mac}.${written}=`, 'forged'],
    ['iD6 a padded payload that is signed', sign(`${written}=`), 'forged'],
    ['a payload that is no base64', sign('***'), 'forged'],
    ['a payload that is no JSON', sign(Buffer.from('user').toString('base64url')), 'malformed'],
    ['a payload that is a list', sign(Buffer.from('[]').toString('base64url')), 'malformed'],
    ['a payload that is null', sign(Buffer.from('null').toString('base64url')), 'malformed'],
    ['iD5 algorithm none', signedAs({ algorithm: 'none' }), 'forged'],
    ['iD5 algorithm HS1', signedAs({ algorithm: 'HMAC-SHA1' }), 'forged'],
    ['iD5 algorithm in lower case', signedAs({ algorithm: 'hmac-sha256' }), 'forged'],
    ['iD5 no algorithm', signedAs({ algorithm: undefined }), 'forged'],
    ['iD7 a number for the user', signedAs({ user_id: 100200300400500 }), 'malformed'],
    ['iD7 a list for the user', signedAs({ user_id: ['1'] }), 'malformed'],
    ['iD7 a star for the user', signedAs({ user_id: '*' }), 'malformed'],
    ['iD7 no user', signedAs({ user_id: undefined }), 'malformed'],
    ['iD7 an empty user', signedAs({ user_id: '' }), 'malformed'],
    ['iD7 five kilobytes of user', signedAs({ user_id: '1'.repeat(5_000) }), 'malformed'],
    ['no issued_at', signedAs({ issued_at: undefined }), 'malformed'],
    ['text for issued_at', signedAs({ issued_at: String(seconds) }), 'malformed'],
    ['iD9 issued in milliseconds', signedAs({ issued_at: now }), 'stale'],
    ['iD9 issued eight days ago', signedAs({ issued_at: seconds - 8 * 86_400 }), 'stale'],
    ['iD9 issued in ten minutes', signedAs({ issued_at: seconds + 600 }), 'stale'],
  ]
}
