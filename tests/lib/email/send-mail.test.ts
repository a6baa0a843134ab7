import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MailError } from '@/lib/email/mail-error'
import { sendMail } from '@/lib/email/send-mail'
import { env, provideEnvironment } from '@/lib/env'
import { InvalidInputError } from '@/lib/errors'
import { type MailServer, startMailServer } from '../../support/mail-server'

let server: MailServer
const mail = {
  to: { name: 'Alice', address: 'alice@example.com' },
  subject: 'Your report',
  text: 'Hello',
  html: '<p>Hello</p>',
}

beforeAll(async () => {
  server = await startMailServer()
})
afterAll(() => server.stop())
beforeEach(() => {
  server.received.length = 0
  server.mood = 'takes'
  provideEnvironment({ SMTP_URL: server.url })
})

test('a mail arrives as it was meant, with both bodies', async () => {
  await sendMail({ ...mail, id: 'report-1', headers: { 'List-Unsubscribe': '<https://a.example/stop>' } })
  const [{ recipients, mail: got } = { recipients: [], mail: null }] = server.received
  expect(recipients).toEqual(['alice@example.com'])
  expect(got).toMatchObject({
    from: { name: 'Click to Haptik', address: 'no-reply@localhost' },
    to: [{ name: 'Alice', address: 'alice@example.com' }],
    subject: 'Your report',
    messageId: '<report-1@localhost>',
  })
  expect(got?.text?.trim()).toBe('Hello')
  expect(got?.html?.trim()).toBe('<p>Hello</p>')
  const headers = new Map(got?.headers.map(({ key, value }) => [key, value]))
  expect(headers.get('auto-submitted')).toBe('auto-generated')
  expect(headers.get('list-unsubscribe')).toBe('<https://a.example/stop>')
})

describe('what names hold stays in the name', () => {
  test.each([
    'Zoë 東京 😀',
    'a, b@evil.example',
    'x <spy@evil.example>',
    '"quoted" \\ name',
    'Alice\r\nBcc: spy@evil.example',
    'Alice\r\n\r\n<p>body</p>',
    '=?utf-8?q?Bob?=',
    '',
    'ü'.repeat(300),
    'half \ud800 a character',
  ])('%j', async (name) => {
    await sendMail({ ...mail, to: { ...mail.to, name }, subject: `For ${name}` })
    const [{ recipients, mail: got, raw } = { recipients: [], mail: null, raw: '' }] = server.received
    expect(recipients).toEqual(['alice@example.com'])
    expect(got?.to).toHaveLength(1)
    expect(got?.to?.[0]?.address).toBe('alice@example.com')
    expect(got?.cc ?? []).toEqual([])
    expect(got?.bcc ?? []).toEqual([])
    expect(raw).not.toMatch(/^bcc:/im)
    expect(got?.text?.trim()).toBe('Hello')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing but ASCII goes over the wire
    expect(raw).toMatch(/^[\x00-\x7f]*$/)
  })
})

/** Row iR1. */
const addresses = [
  'a@b.c\r\nBcc: x@y.z',
  'a@b.c\nRCPT TO:<x@y.z>',
  'a@b.example,x@y.example',
  'a@b.example;x@y.example',
  'a@b.example x@y.example',
  '"x@evil.com"@b.example',
  '"x"@b.example',
  'a＠b.example',
  'a@ｂ.example',
  '<a@b.example>',
  'Alice <a@b.example>',
  'a@b.example>',
  'a@@b.example',
  'a@b',
  'a@',
  '@b.example',
  '',
  ' a@b.example',
  'a@b.example ',
  'A@B.example',
  'ä@b.example',
  'a@bücher.example',
  'a@b..example',
  '.a@b.example',
  'a.@b.example',
  'a@[127.0.0.1]',
  'a(comment)@b.example',
  'a\u0000@b.example',
  'a@b.example\u2028',
  'group: a@b.example;',
  `${'a'.repeat(65)}@b.example`,
  `a@${'b'.repeat(260)}.example`,
  '@hop.example:a@b.example',
  'a%x.example@b.example\t',
  'a@b.example#',
]

test.each(addresses)('iR1: no mail goes to %j', async (address) => {
  const sent = sendMail({ ...mail, to: { name: 'A', address } })
  await expect(sent).rejects.toThrow(InvalidInputError)
  await expect(sent).rejects.toMatchObject({ status: 422 })
  expect(server.received).toEqual([])
})

describe('a mail that is not taken says whether to try again', () => {
  test.each([
    ['not now', true, 'The mail server takes no mail right now (451).'],
    ['refuses', false, 'The mail server refused the mail (550).'],
  ] as const)('%s', async (mood, isTemporary, message) => {
    server.mood = mood
    const error = await sendMail(mail).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(MailError)
    expect(error).toMatchObject({ isTemporary, message })
  })

  test('a server that never answers', async () => {
    server.mood = 'silent'
    const sent = sendMail(mail, { silentFor: 200 })
    await expect(sent).rejects.toMatchObject({ name: 'MailError', isTemporary: true })
    expect(server.received).toEqual([])
  })

  test('a server that is not there', async () => {
    provideEnvironment({ SMTP_URL: 'smtp://127.0.0.1:1' })
    await expect(sendMail(mail)).rejects.toMatchObject({ name: 'MailError', isTemporary: true })
  })

  test('a server that hangs up', async () => {
    const rude = createServer((socket) => socket.end('554 go away\r\n')).listen(0, '127.0.0.1')
    await new Promise((resolve) => rude.once('listening', resolve))
    const address = rude.address()
    const port = typeof address === 'object' && address ? address.port : 0
    provideEnvironment({ SMTP_URL: `smtp://127.0.0.1:${port}` })
    await expect(sendMail(mail)).rejects.toMatchObject({ name: 'MailError', isTemporary: true })
    rude.close()
  })

  test('no server at all', async () => {
    env.SMTP_URL = undefined
    await expect(sendMail(mail)).rejects.toMatchObject({ name: 'MailError', isTemporary: false })
  })
})
