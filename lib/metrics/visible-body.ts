import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { hiddenPhoneNumber, maskPersonalData } from './mask-personal-data'

/**
 * The one way of text that persons wrote, or that names them, to whoever reads it: phone numbers and e-mail
 * addresses are only for those with the right to see personal data.
 */
export function visibleBody(scope: Scope, body: string | null): string | null {
  return body === null || hasRight(scope, 'see-personal-data') ? body : maskPersonalData(body)
}

/** As `visibleBody` for what is known to be a phone number, however it is written. */
export function toVisiblePhone(scope: Scope, phone: string | null): string | null {
  return phone === null || hasRight(scope, 'see-personal-data') ? phone : hiddenPhoneNumber
}
