import { randomBytes } from 'node:crypto'
import { type Sealed, seal, unseal } from '@/lib/crypto/seal'
import type { Scope } from '../scope'

/** 32 random bytes, as the Standard Webhooks specification wants them; kept sealed, shown once. */
export function makeSecretKey(): Buffer {
  return randomBytes(32)
}

export function toSecretText(key: Buffer): string {
  return `whsec_${key.toString('base64')}`
}

export function sealSecret(scope: Scope, secretId: string, key: Buffer): Sealed {
  return seal(key, placeOf(scope, secretId))
}

/** Throws when the row, the workspace or the key is not the one it was sealed with. */
export function openSecret(scope: Scope, secretId: string, sealed: Sealed): Buffer {
  return unseal(sealed, placeOf(scope, secretId))
}

function placeOf(scope: Scope, rowId: string) {
  return { workspaceId: scope.workspaceId, table: 'connection_secrets', column: 'ciphertext', rowId }
}
