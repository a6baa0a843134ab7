import { EventEmitter, once } from 'node:events'
import PostalMime, { type Address } from 'postal-mime'

export interface Mail {
  id: number
  /** ISO. */
  receivedAt: string
  /** What the sender said on the wire, whatever the headers say. */
  envelope: { from: string; to: string[] }
  from: string
  to: string
  subject: string
  text: string
  html: string
  /** Every header in its order; names as they were written. */
  headers: { name: string; value: string }[]
  attachments: string[]
  bytes: number
  /** As it came over the wire; each character is one byte. */
  raw: string
}

/** Mails beyond this push out the oldest: a demo may run for weeks. */
const mostMails = 500

/** What a mail server keeps of what it has accepted. */
export class Mailbox {
  #mails: Mail[] = []
  #count = 0
  #news = new EventEmitter()

  async add(raw: Buffer, envelope: Mail['envelope']): Promise<void> {
    const parsed = await PostalMime.parse(raw)
    this.#count += 1
    this.#mails.push({
      id: this.#count,
      receivedAt: new Date().toISOString(),
      envelope,
      from: addressText(parsed.from),
      to: (parsed.to ?? []).map(addressText).join(', '),
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
      html: parsed.html ?? '',
      headers: parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
      attachments: parsed.attachments.map(({ filename }) => filename ?? ''),
      bytes: raw.length,
      raw: raw.toString('latin1'),
    })
    if (this.#mails.length > mostMails) this.#mails.shift()
    this.#news.emit('mail')
  }

  /** The oldest first; with `atLeast` once there are so many. */
  async list({ atLeast = 0 } = {}): Promise<Mail[]> {
    while (this.#mails.length < atLeast) await once(this.#news, 'mail')
    return [...this.#mails]
  }

  find(id: number): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id)
  }

  forget(): void {
    this.#mails = []
  }
}

function addressText(address: Address | undefined): string {
  if (!address) return ''
  return address.name ? `${address.name} <${address.address}>` : (address.address ?? '')
}
