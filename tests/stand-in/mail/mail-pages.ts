import type { Mail, Mailbox } from './mailbox'

export interface Page {
  status?: number
  type?: string
  headers?: Record<string, string>
  body: string
}

/** A mail is a stranger's page: no scripts, nothing fetched, and links open beside it. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'"

const style = `
  :root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif }
  body { margin: 0 auto; max-width: 960px; padding: 24px 20px }
  h1 { font-size: 22px; font-weight: 600; margin: 0 0 4px }
  h2 { font-size: 15px; font-weight: 600; margin: 28px 0 8px }
  table { border-collapse: collapse; width: 100% }
  th, td { border-top: 1px solid color-mix(in srgb, currentcolor 18%, transparent); padding: 8px 16px 8px 0; text-align: start; vertical-align: top }
  th { font-weight: 500; white-space: nowrap }
  td { overflow-wrap: anywhere }
  iframe { background: #fff; border: 1px solid color-mix(in srgb, currentcolor 18%, transparent); border-radius: 8px; height: 70vh; width: 100% }
  pre { background: color-mix(in srgb, currentcolor 6%, transparent); border-radius: 8px; overflow-wrap: anywhere; padding: 16px; white-space: pre-wrap }`

/** The pages on which a person reads what the stand-in has accepted. */
export async function answerMailPage(mailbox: Mailbox, path: string): Promise<Page> {
  if (path === '/') return page('Mail', listOf(await mailbox.list()))
  const [, id, part] = /^\/mails\/(\d+)(\/html)?$/.exec(path) ?? []
  const mail = mailbox.find(Number(id))
  if (!mail) return page('There is no such mail', '<p><a href="/">All mails</a></p>', 404)
  if (!part) return page(mail.subject, bodyOf(mail))
  return {
    headers: { 'content-security-policy': mailPolicy, 'referrer-policy': 'no-referrer' },
    body: `<!doctype html><base target="_blank">${mail.html}`,
  }
}

function page(title: string, content: string, status = 200): Page {
  return {
    status,
    headers: { 'content-security-policy': pagePolicy, 'referrer-policy': 'no-referrer' },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style><main><h1>${escapeHtml(title)}</h1>${content}</main></html>`,
  }
}

function listOf(mails: Mail[]): string {
  if (mails.length === 0) return '<p>No mail yet. What the app sends will be here; reload to see it.</p>'
  const rows = mails.toReversed().map(
    ({ id, receivedAt, to, subject }) =>
      `<tr><td>${receivedAt.slice(0, 19).replace('T', ' ')}</td><td>${escapeHtml(to)}</td>
<td><a href="/mails/${id}">${escapeHtml(subject)}</a></td></tr>`,
  )
  return `<p>What the app has sent, the newest first. Nothing leaves this machine.</p><table>
<tr><th scope="col">Received (UTC)</th><th scope="col">To</th><th scope="col">Subject</th></tr>${rows.join('')}</table>`
}

function bodyOf({ id, html, text, headers }: Mail): string {
  const lines = headers.map(
    ({ name, value }) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  )
  const frame = `<h2>As a mail program shows it</h2>
<iframe src="/mails/${id}/html" title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
  return `<p><a href="/">All mails</a></p>${html ? frame : ''}
<h2>As text</h2><pre>${escapeHtml(text)}</pre><h2>Headers</h2><table>${lines.join('')}</table>`
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign)
}
