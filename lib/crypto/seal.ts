import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

/** The one place in the database that a sealed value belongs to; moved anywhere else it does not open. */
export interface Place {
  workspaceId: string
  table: string
  column: string
  rowId: string
}

export interface Sealed {
  /** Nonce (12 bytes), tag (16), then the encrypted bytes. */
  ciphertext: Buffer
  keyVersion: number
}

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** Encrypts with the key of the highest version in ENCRYPTION_KEYS. */
export function seal(plaintext: Uint8Array, place: Place): Sealed {
  const keys = encryptionKeys()
  const keyVersion = Math.max(...keys.keys())
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, keyOf(keys, keyVersion), nonce, { authTagLength: tagLength })
  cipher.setAAD(boundTo(place, keyVersion))
  const encrypted = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return { ciphertext: Buffer.concat([nonce, cipher.getAuthTag(), encrypted]), keyVersion }
}

/** Decrypts; throws when a bit, the place or the key is not the one it was sealed with. */
export function unseal({ ciphertext, keyVersion }: Sealed, place: Place): Buffer {
  const key = keyOf(encryptionKeys(), keyVersion)
  const nonce = ciphertext.subarray(0, nonceLength)
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  decipher.setAAD(boundTo(place, keyVersion))
  decipher.setAuthTag(ciphertext.subarray(nonceLength, nonceLength + tagLength))
  return Buffer.concat([decipher.update(ciphertext.subarray(nonceLength + tagLength)), decipher.final()])
}

function boundTo(place: Place, keyVersion: number): Buffer {
  return Buffer.from(JSON.stringify([place.workspaceId, place.table, place.column, place.rowId, keyVersion]))
}

function keyOf(keys: Map<number, Buffer>, version: number): Buffer {
  const key = keys.get(version)
  if (!key) throw new Error(`ENCRYPTION_KEYS has no key of version ${version}.`)
  return key
}

function encryptionKeys(): Map<number, Buffer> {
  if (!env.ENCRYPTION_KEYS)
    throw new Error('ENCRYPTION_KEYS is not set; npm start and npm run demo make one.')
  return parseEncryptionKeys(env.ENCRYPTION_KEYS)
}

/** `version:base64,…` as lib/env has checked it. A version given twice is refused: which key is meant? */
export function parseEncryptionKeys(list: string): Map<number, Buffer> {
  const keys = new Map<number, Buffer>()
  for (const item of list.split(',')) {
    const [version = '', key = ''] = item.split(':')
    if (keys.has(Number(version))) throw new Error(`ENCRYPTION_KEYS names version ${version} twice.`)
    keys.set(Number(version), Buffer.from(key, 'base64'))
  }
  return keys
}
