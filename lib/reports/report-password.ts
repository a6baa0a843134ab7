import { randomBytes } from 'node:crypto'
import type { Scope } from '@/lib/access/scope'
import { type Sealed, seal, unseal } from '@/lib/crypto/seal'

/** Crockford's base32: no letter that is read as a digit, none that makes words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 20

/** 100 random bits that can be read out on the phone. */
export function makeReportPassword(): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('')
}

export function sealReportPassword(scope: Scope, reportId: string, password: string): Sealed {
  return seal(Buffer.from(password), placeOf(scope, reportId))
}

export function openReportPassword(scope: Scope, reportId: string, sealed: Sealed): string {
  return unseal(sealed, placeOf(scope, reportId)).toString()
}

function placeOf({ workspaceId }: Scope, rowId: string) {
  return { workspaceId, table: 'reports', column: 'password_ciphertext', rowId }
}
