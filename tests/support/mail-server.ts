import { once } from 'node:events'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { provideEnvironment } from '@/lib/env'

export interface ReceivedMail {
  /** Whom the envelope named. */
  recipients: string[]
  raw: string
  mail: Email
}

/** How the server answers mails: it takes them, says 451 or 550, or lets the sender wait for ever. */
export type Mood = 'takes' | 'not now' | 'refuses' | 'silent'

export interface MailServer {
  received: ReceivedMail[]
  /** How often a mail was offered, also where it was not taken. */
  offered: () => number
  mood: Mood
  url: string
  stop(): Promise<void>
}

/** A real SMTP server on a port of its own; SMTP_URL points at it. */
export async function startMailServer(port = 0): Promise<MailServer> {
  let offered = 0
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo(_address, _session, answer) {
      offered += 1
      if (mails.mood === 'not now') return answer(refusal(451, 'Busy'))
      if (mails.mood === 'refuses') return answer(refusal(550, 'No such mailbox'))
      if (mails.mood === 'takes') answer()
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        received.push(await readMail(Buffer.concat(chunks), session))
        answer()
      })
    },
  })
  // A sender that gives up in the middle is part of the play.
  server.on('error', () => {})
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  const url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`
  provideEnvironment({ SMTP_URL: url })
  const mails: MailServer = {
    received,
    offered: () => offered,
    mood: 'takes',
    url,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return mails
}

async function readMail(raw: Buffer, { envelope }: SMTPServerSession): Promise<ReceivedMail> {
  return {
    recipients: envelope.rcptTo.map(({ address }) => address),
    raw: raw.toString('latin1'),
    mail: await PostalMime.parse(raw),
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
