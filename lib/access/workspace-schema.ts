import { z } from 'zod'
import { isCurrency } from '@/lib/format/is-currency'

const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])$/

/** Words that are, or may become, addresses of the app itself. */
const reserved = new Set([
  ...['admin', 'api', 'app', 'assets', 'audit', 'auth', 'connections', 'conversations', 'data-deletion'],
  ...['health', 'help', 'invite', 'journeys', 'login', 'logout', 'members', 'new', 'public', 'reports'],
  ...['settings', 'sign-in', 'sign-out', 'sign-up', 'static', 'status', 'support', 'workspace', 'workspaces'],
])

export function isSlug(value: unknown): value is string {
  return typeof value === 'string' && slugPattern.test(value)
}

const slugSchema = z
  .string()
  .regex(slugPattern, 'Use 2 to 60 lower-case letters, digits and hyphens, not a hyphen first or last.')
  .refine((slug) => !reserved.has(slug), 'This word is reserved; choose another.')

const nameSchema = z
  .string()
  .transform((name) => name.normalize('NFC').trim())
  .refine((name) => /[\p{L}\p{N}]/u.test(name), 'Give it a name.')
  .refine((name) => name.length <= 80 && !/\p{Cc}/u.test(name), 'Use at most 80 characters, on one line.')

const timeZoneSchema = z.string().refine(isTimeZone, 'Give an IANA time zone, such as Asia/Kolkata.')

const currencySchema = z.string().refine(isCurrency, 'Give an ISO 4217 code, such as INR.')

export const workspaceSchema = z.strictObject({
  name: nameSchema,
  slug: slugSchema,
  timeZone: timeZoneSchema,
  currency: currencySchema,
})

export type WorkspaceDraft = z.infer<typeof workspaceSchema>

/** Offsets such as `+05:30` are known to Intl too, but have no summer time to follow. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
