import type { Mail } from './mailbox'

export type { Mail } from './mailbox'

export interface Trouble {
  /** `message` is after the last byte of the mail, where a server says whether it takes it. */
  at: 'greeting' | 'sender' | 'recipient' | 'message'
  /**
   * A refusal with its code; or no answer at all; or the connection torn, before the mail is taken or (at
   * `message`) after it, so that the sender cannot know.
   */
  what: { code: number; words?: string } | 'silence' | 'hang up' | 'take it and hang up'
  /** Null: until healed. */
  times?: number | null
}

/** Everything a test can do to the stand-in for a mail server while it runs, also from another process. */
export interface MailControl {
  /** For SMTP_URL. */
  readonly smtpUrl: string
  /** Where a person reads the mails. */
  readonly address: string
  /** What was accepted, the oldest first; with `atLeast` it waits until there are so many. */
  mails(options?: { atLeast?: number }): Promise<Mail[]>
  /** How often somebody connected since `forget`. */
  connections(): Promise<number>
  forget(): Promise<void>
  fail(trouble: Trouble): Promise<void>
  /** Milliseconds before every answer. */
  slowDown(milliseconds: number): Promise<void>
  /** Nobody listens any more: connections are refused. */
  close(): Promise<void>
  /** Listens again at the same address, answers at once and takes everything. */
  heal(): Promise<void>
}

/** Steers a stand-in whose page is at the address. */
export function controlMailStandIn(address: string, smtpUrl: string): MailControl {
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${address}/control/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`The stand-in for mail says ${response.status}: ${await response.text()}`)
    return response.json()
  }
  return {
    address,
    smtpUrl,
    mails: ({ atLeast = 0 } = {}) => send('GET', `mails?atLeast=${atLeast}`),
    connections: () => send('GET', 'connections'),
    forget: () => send('DELETE', 'mails'),
    fail: (trouble) => send('POST', 'troubles', trouble),
    slowDown: (milliseconds) => send('POST', 'delay', milliseconds),
    close: () => send('POST', 'close'),
    heal: () => send('POST', 'heal'),
  }
}
