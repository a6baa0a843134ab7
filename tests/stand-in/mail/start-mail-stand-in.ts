import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { controlMailStandIn, type MailControl } from './mail-control'
import { answerMailPage, type Page } from './mail-pages'
import { host, MailServer } from './mail-server'
import { Mailbox } from './mailbox'

export interface MailStandIn extends MailControl {
  stop(): Promise<void>
}

/** Starts a mail server in this process that keeps what it gets, and a page to read it. */
export async function startMailStandIn({ pagePort = 0 } = {}): Promise<MailStandIn> {
  const mailbox = new Mailbox()
  const mailServer = new MailServer(mailbox)
  await mailServer.open()
  const pages = createServer((request, response) => void answer(mailbox, mailServer, request, response))
  // Only this machine: mails hold links and passwords.
  pages.listen(pagePort, host)
  await once(pages, 'listening')
  const address = `http://${host}:${(pages.address() as AddressInfo).port}`
  return {
    ...controlMailStandIn(address, `smtp://${host}:${mailServer.port}`),
    async stop() {
      await mailServer.close()
      pages.closeAllConnections()
      await new Promise((resolve) => pages.close(resolve))
    },
  }
}

async function answer(
  mailbox: Mailbox,
  mailServer: MailServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const order = pathname.startsWith('/control/') && pathname.slice('/control/'.length)
  if (!order) return send(response, await answerMailPage(mailbox, pathname))
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined
  const atLeast = Number(searchParams.get('atLeast') ?? 0)
  const orders: Record<string, () => unknown> = {
    'GET mails': () => mailbox.list({ atLeast }),
    'GET connections': () => mailServer.connections,
    'DELETE mails': () => {
      mailbox.forget()
      mailServer.connections = 0
    },
    'POST troubles': () => mailServer.fail(body),
    'POST delay': () => mailServer.slowDown(body),
    'POST close': () => mailServer.close(),
    'POST heal': () => mailServer.heal(),
  }
  const carryOut = orders[`${request.method} ${order}`]
  const json = carryOut && JSON.stringify((await carryOut()) ?? {})
  send(response, {
    body: json ?? 'There is no such order.',
    status: json ? 200 : 404,
    type: json ? 'application/json' : 'text/plain',
  })
}

function send(
  response: ServerResponse,
  { status = 200, type = 'text/html', body, headers = {} }: Page,
): void {
  response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(body)
}
