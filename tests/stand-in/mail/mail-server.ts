import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { Trouble } from './mail-control'
import type { Mailbox } from './mailbox'

export const host = '127.0.0.1'

type Answer = (error?: Error | null) => void

/** An SMTP server that takes everything, unless it is told to make trouble. */
export class MailServer {
  port = 0
  connections = 0
  #troubles: Trouble[] = []
  #delay = 0
  #sockets = new Set<Socket>()
  #smtp: SMTPServer

  constructor(mailbox: Mailbox) {
    this.#smtp = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      onConnect: (session, answer) => {
        this.connections += 1
        void this.#answer('greeting', session, answer)
      },
      onMailFrom: (_, session, answer) => void this.#answer('sender', session, answer),
      onRcptTo: (_, session, answer) => void this.#answer('recipient', session, answer),
      onData: async (stream, session, answer) => {
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk)
        const { mailFrom, rcptTo } = session.envelope
        const take = () =>
          mailbox.add(Buffer.concat(chunks), {
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
          })
        void this.#answer('message', session, answer, take)
      },
    })
    // A sender that goes away in the middle is no news.
    this.#smtp.on('error', () => {})
    this.#smtp.server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
    })
  }

  async open(port = this.port): Promise<void> {
    if (this.#smtp.server.listening) return
    this.#smtp.server.listen(port, host)
    await once(this.#smtp.server, 'listening')
    this.port = (this.#smtp.server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    if (!this.#smtp.server.listening) return
    await new Promise((resolve) => this.#smtp.server.close(resolve))
  }

  fail(trouble: Trouble): void {
    this.#troubles.push({ ...trouble })
  }

  slowDown(milliseconds: number): void {
    this.#delay = milliseconds
  }

  async heal(): Promise<void> {
    this.#troubles = []
    this.#delay = 0
    await this.open()
  }

  async #answer(
    at: Trouble['at'],
    session: SMTPServerSession,
    answer: Answer,
    take = async () => {},
  ): Promise<void> {
    await sleep(this.#delay)
    const trouble = this.#next(at)
    if (!trouble) {
      await take()
      return answer()
    }
    const { what } = trouble
    if (what === 'silence') return
    if (what === 'take it and hang up') await take()
    if (typeof what === 'string') return this.#hangUp(session)
    answer(Object.assign(new Error(what.words ?? 'Told to refuse'), { responseCode: what.code }))
  }

  #next(at: Trouble['at']): Trouble | undefined {
    const trouble = this.#troubles.find((one) => one.at === at && one.times !== 0)
    if (trouble && typeof trouble.times === 'number') trouble.times -= 1
    return trouble
  }

  #hangUp({ remotePort }: SMTPServerSession): void {
    for (const socket of this.#sockets) if (socket.remotePort === remotePort) socket.destroy()
  }
}
