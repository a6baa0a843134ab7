import { describe, expect, test } from 'vitest'
import type { MailContent } from '@/lib/email/mail-content'
import { renderMail } from '@/lib/email/render-mail'

const content: MailContent = {
  preview: 'The link works for an hour.',
  heading: 'Your report is ready',
  parts: [
    { kind: 'paragraph', text: 'It holds 12 messages.' },
    {
      kind: 'table',
      table: {
        caption: 'What is inside',
        headers: ['Figure', 'Now', 'Before'],
        rows: [
          ['Messages', '12', '1,204'],
          ['From ads', '3', '–'],
        ],
      },
    },
    { kind: 'code', label: 'Password', value: '0123456789ABCDEFGHJK' },
    { kind: 'button', label: 'Get the file', href: 'https://app.example/reports/a?b=1&c=2' },
  ],
  footer: [{ text: 'You asked for it.', link: { label: 'Stop', href: 'https://app.example/stop' } }],
}

test('as text', () => {
  expect(renderMail(content).text).toBe(`Your report is ready

It holds 12 messages.

What is inside
Figure    Now  Before
Messages   12   1,204
From ads    3       –

Password:
0123456789ABCDEFGHJK

Get the file:
https://app.example/reports/a?b=1&c=2

--
You asked for it. Stop: https://app.example/stop
`)
})

describe('as HTML', () => {
  const { html } = renderMail(content)

  test('it holds everything', () => {
    for (const text of ['12 messages', '1,204', '0123456789ABCDEFGHJK', 'You asked for it.', 'an hour'])
      expect(html).toContain(text)
    expect(html).toContain('href="https://app.example/reports/a?b=1&amp;c=2"')
  })

  test('it loads nothing and follows light and dark', () => {
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import|src=/i)
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
    expect(html).toContain('prefers-color-scheme: dark')
  })

  test('what people are called is text everywhere', () => {
    const evil = `<img src=x onerror=alert(1)>"'&`
    const safe = '&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;'
    const nasty = renderMail({
      preview: evil,
      heading: evil,
      parts: [
        { kind: 'paragraph', text: evil, link: { label: evil, href: 'https://a.example' } },
        { kind: 'table', table: { caption: evil, headers: [evil, evil], rows: [[evil, evil]] } },
        { kind: 'code', label: evil, value: evil },
        { kind: 'button', label: evil, href: 'https://a.example/"><b>' },
      ],
      footer: [{ text: evil }],
    })
    expect(nasty.html).not.toMatch(/<img|<b>/)
    expect(nasty.html.split(safe).length - 1).toBe(14)
    expect(nasty.text).toContain(evil)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.example', '/relative'])(
    'it links to no %s',
    (href) => {
      const parts: MailContent['parts'] = [{ kind: 'button', label: 'Go', href }]
      expect(() => renderMail({ ...content, parts })).toThrow()
    },
  )
})
