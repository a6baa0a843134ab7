import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { useMailPeer } from './use-mail-peer'

const peer = useMailPeer()

function send(text = 'Good morning', subject = 'A <b>mail</b>') {
  return createTransport({ url: peer().smtpUrl, connectionTimeout: 2_000, socketTimeout: 200 }).sendMail({
    from: 'Brand <brand@example.com>',
    to: 'Ana Löwe <ana@example.com>',
    subject,
    text,
    html: `<p>${text} <script>alert(1)</script></p>`,
    headers: { 'List-Unsubscribe': '<https://example.com/x>' },
  })
}

test('what is sent is kept, with envelope, headers, text and every byte', async () => {
  await send()
  const [mail] = await peer().mails({ atLeast: 1 })
  expect(mail).toMatchObject({
    envelope: { from: 'brand@example.com', to: ['ana@example.com'] },
    from: 'Brand <brand@example.com>',
    to: 'Ana Löwe <ana@example.com>',
    subject: 'A <b>mail</b>',
  })
  expect(mail?.text.trim()).toBe('Good morning')
  expect(mail?.headers).toContainEqual({ name: 'List-Unsubscribe', value: '<https://example.com/x>' })
  expect(mail?.raw).toContain('\r\nTo: =?UTF-8?Q?Ana_L=C3=B6we?= <ana@example.com>\r\n')
  expect(mail?.raw).toHaveLength(mail?.bytes ?? 0)
})

test.each([
  { at: 'sender', what: { code: 451 } },
  { at: 'recipient', what: { code: 550, words: 'No such mailbox' } },
  { at: 'message', what: { code: 452 } },
] as const)('it refuses at $at with $what.code, as often as told', async (trouble) => {
  await peer().fail({ ...trouble, times: 1 })
  await expect(send()).rejects.toMatchObject({ responseCode: trouble.what.code })
  expect(await peer().mails()).toEqual([])
  await send()
  expect(await peer().mails()).toHaveLength(1)
})

test('it hangs up before it took a mail, or after', async () => {
  await peer().fail({ at: 'message', what: 'hang up', times: 1 })
  await expect(send()).rejects.toThrow()
  expect(await peer().mails()).toEqual([])
  await peer().fail({ at: 'message', what: 'take it and hang up', times: 1 })
  await expect(send()).rejects.toThrow()
  expect(await peer().mails({ atLeast: 1 })).toHaveLength(1)
})

test('it says nothing, is slow, or does not listen, until it is healed', async () => {
  await peer().fail({ at: 'greeting', what: 'silence' })
  await expect(send()).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  await peer().heal()
  await peer().slowDown(400)
  await expect(send()).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  await peer().close()
  await expect(send()).rejects.toMatchObject({ code: expect.stringMatching(/ECONN|ESOCKET/) })
  await peer().heal()
  await send()
  expect(await peer().mails()).toHaveLength(1)
})

test('a person reads it on a page that runs none of it', async () => {
  await send()
  const list = await fetch(peer().address)
  expect(await list.text()).toContain('A &lt;b&gt;mail&lt;/b&gt;')
  const [mail] = await peer().mails()
  const page = await fetch(`${peer().address}/mails/${mail?.id}`)
  expect(await page.text()).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
  const html = await fetch(`${peer().address}/mails/${mail?.id}/html`)
  expect(html.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/)
  expect((await fetch(`${peer().address}/mails/0`)).status).toBe(404)
})

test('the oldest mails make room', async () => {
  const { Mailbox } = await import('./mailbox')
  const mailbox = new Mailbox()
  for (let index = 0; index < 502; index += 1) {
    await mailbox.add(Buffer.from(`Subject: ${index}\r\n\r\nx`), { from: '', to: [] })
  }
  const mails = await mailbox.list()
  expect([mails.length, mails[0]?.subject]).toEqual([500, '2'])
})
