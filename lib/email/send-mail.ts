import { createTransport } from 'nodemailer'
import { canonicalEmail } from '@/lib/access/canonical-email'
import { env } from '@/lib/env'
import { InvalidInputError } from '@/lib/errors'
import { oneLine } from '@/lib/text/one-line'
import { MailError } from './mail-error'
import { toMailError } from './to-mail-error'

export interface Mail {
  /** Exactly one, as users are stored: a bare ASCII address. The name may be any text. */
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  headers?: Record<string, string>
  /** Names the mail, so that a mail program can tell one that was sent twice; `name@` our host. */
  id?: string
}

/** In milliseconds. */
const deadlines = { connectedWithin: 10_000, silentFor: 20_000, sentWithin: 45_000 }

/**
 * Hands one mail to the server of SMTP_URL and resolves when the server has taken it over. Throws a MailError
 * that says whether to try again, InvalidInputError for an address that is not one plain address.
 */
export async function sendMail(
  { to, subject, text, html, headers, id }: Mail,
  options: Partial<typeof deadlines> = {},
): Promise<void> {
  const { connectedWithin, silentFor, sentWithin } = { ...deadlines, ...options }
  requireOneAddress(to.address)
  if (!env.SMTP_URL) throw new MailError('No mail server is set up here.', false)
  const transport = createTransport({
    url: env.SMTP_URL,
    connectionTimeout: connectedWithin,
    dnsTimeout: connectedWithin,
    greetingTimeout: connectedWithin,
    socketTimeout: silentFor,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: env.MAIL_FROM,
      to: { name: oneLine(to.name), address: to.address },
      subject: oneLine(subject),
      text,
      html,
      headers: { 'Auto-Submitted': 'auto-generated', ...headers },
      ...(id && { messageId: `<${id}@${hostOfSender()}>` }),
      // A server that answers a byte now and then is never silent.
      signal: AbortSignal.timeout(sentWithin),
    })
  } catch (error) {
    throw toMailError(error)
  } finally {
    transport.close()
  }
}

/** The list of those who get a mail is one address long, whatever the address holds. */
function requireOneAddress(address: string): void {
  if (canonicalEmail(address) === address) return
  throw new InvalidInputError('A mail goes to one plain address.', { to: 'Give an address such as a@b.com.' })
}

function hostOfSender(): string {
  return /@([a-z0-9.-]+)>?\s*$/i.exec(env.MAIL_FROM)?.[1] ?? 'localhost'
}
