import PostalMime, { type Email } from 'postal-mime'
import { describe, expect, onTestFinished, test } from 'vitest'
import { MailError } from '@/lib/email/mail-error'
import { sendMail } from '@/lib/email/send-mail'
import { env } from '@/lib/env'
import { InvalidInputError } from '@/lib/errors'
import type { Mail } from '../../stand-in/mail/mail-control'
import { useMailPeer } from '../../stand-in/mail/use-mail-peer'

const peer = useMailPeer()
const mail = {
  to: { name: 'Alice', address: 'alice@example.com' },
  subject: 'Your report',
  text: 'Hello',
  html: '<p>Hello</p>',
}

/** The first mail that came, and what a mail program reads in it. */
async function received(): Promise<Pick<Mail, 'envelope' | 'raw'> & { read: Email }> {
  const [first] = await peer().mails({ atLeast: 1 })
  if (!first) throw new Error('No mail came.')
  const { envelope, raw } = first
  return { envelope, raw, read: await PostalMime.parse(Buffer.from(raw, 'latin1')) }
}

test('a mail arrives as it was meant, with both bodies', async () => {
  await sendMail({ ...mail, id: 'report-1', headers: { 'List-Unsubscribe': '<https://a.example/stop>' } })
  const { envelope, read } = await received()
  expect(envelope.to).toEqual(['alice@example.com'])
  expect(read).toMatchObject({
    from: { name: 'Click to Haptik', address: 'no-reply@localhost' },
    to: [{ name: 'Alice', address: 'alice@example.com' }],
    subject: 'Your report',
    messageId: '<report-1@localhost>',
  })
  expect(read.text?.trim()).toBe('Hello')
  expect(read.html?.trim()).toBe('<p>Hello</p>')
  const headers = new Map(read.headers.map(({ key, value }) => [key, value]))
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
    const { envelope, raw, read } = await received()
    expect(envelope.to).toEqual(['alice@example.com'])
    expect(read.to).toHaveLength(1)
    expect(read.to?.[0]?.address).toBe('alice@example.com')
    expect(read.cc ?? []).toEqual([])
    expect(read.bcc ?? []).toEqual([])
    expect(raw).not.toMatch(/^bcc:/im)
    expect(read.text?.trim()).toBe('Hello')
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
  expect(await peer().mails()).toEqual([])
})

describe('a mail that is not taken says whether to try again', () => {
  test.each([
    [451, true, 'The mail server takes no mail right now (451).'],
    [550, false, 'The mail server refused the mail (550).'],
  ] as const)('%i for the recipient', async (code, isTemporary, message) => {
    await peer().fail({ at: 'recipient', what: { code } })
    const error = await sendMail(mail).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(MailError)
    expect(error).toMatchObject({ isTemporary, message })
  })

  test('a server that never answers', async () => {
    await peer().fail({ at: 'recipient', what: 'silence' })
    const sent = sendMail(mail, { silentFor: 200 })
    await expect(sent).rejects.toMatchObject({ name: 'MailError', isTemporary: true })
    expect(await peer().mails()).toEqual([])
  })

  test('a server that is not there', async () => {
    await peer().close()
    await expect(sendMail(mail)).rejects.toMatchObject({ name: 'MailError', isTemporary: true })
  })

  const goodbyes = [{ code: 554, words: 'go away' }, 'hang up'] as const

  test.each(goodbyes)('a server that hangs up: %j', async (what) => {
    await peer().fail({ at: 'greeting', what })
    await expect(sendMail(mail)).rejects.toMatchObject({ name: 'MailError', isTemporary: true })
  })

  test('no server at all', async () => {
    env.SMTP_URL = undefined
    onTestFinished(() => {
      env.SMTP_URL = peer().smtpUrl
    })
    await expect(sendMail(mail)).rejects.toMatchObject({ name: 'MailError', isTemporary: false })
  })
})
