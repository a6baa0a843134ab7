import type { MailContent, MailLine, MailPart, MailTable } from './mail-content'
import { webAddress } from './web-address'

/** Mail programs drop style sheets at will: the light look is inline, the dark one comes where it is kept. */
const look = {
  body: 'margin:0;padding:24px 12px;background:#fafafa;color:#18181b;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif',
  card: 'max-width:560px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #e4e4e7;border-radius:10px',
  heading: 'margin:0 0 16px;font-size:20px;line-height:1.3;font-weight:600',
  paragraph: 'margin:0 0 16px;overflow-wrap:anywhere',
  caption: 'padding:0 0 6px;text-align:left;font-weight:600',
  table: 'width:100%;margin:0 0 20px;border-collapse:collapse;font-variant-numeric:tabular-nums',
  first: 'padding:6px 8px 6px 0;text-align:left;border-bottom:1px solid #e4e4e7;overflow-wrap:break-word',
  other: 'padding:6px 0 6px 8px;text-align:right;border-bottom:1px solid #e4e4e7;white-space:nowrap',
  label: 'margin:0 0 4px;font-size:13px;color:#5f5f69',
  code: 'margin:0 0 20px;padding:10px 12px;background:#f4f4f5;border-radius:8px;font:600 16px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere',
  button:
    'display:inline-block;padding:10px 18px;background:#4338ca;color:#ffffff;border-radius:8px;font-weight:600;text-decoration:none',
  link: 'color:#4338ca',
  footer: 'max-width:560px;margin:16px auto 0;padding:0 28px;font-size:12px;color:#5f5f69',
  preview: 'display:none;max-height:0;overflow:hidden',
}

const darkLook = `
@media (prefers-color-scheme: dark) {
  body { background: #09090b !important; color: #f4f4f5 !important }
  .card { background: #121214 !important; border-color: #27272a !important }
  tr, th, td { border-color: #27272a !important }
  .code { background: #1c1c20 !important }
  .muted { color: #a1a1aa !important }
  .link { color: #a5b4fc !important }
  .button { background: #818cf8 !important; color: #0c0a1f !important }
}`

/** A name and its figures do not fit beside one another on a telephone: the figures stand below. */
const narrowLook = `
@media (max-width: 520px) {
  .card { padding: 20px 16px !important }
  tr { display: flex; flex-wrap: wrap; justify-content: flex-end; border-bottom: 1px solid #e4e4e7; padding: 6px 0 }
  th, td { border: 0 !important; padding: 0 !important; flex: 1 1 0; font-size: 14px }
  tr > :first-child { flex: 0 0 100% }
}`

/** The mail for programs that show HTML. No picture, nothing from elsewhere. */
export function renderHtml({ preview, heading, parts, footer }: MailContent): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(heading)}</title>
<style>:root { color-scheme: light dark; supported-color-schemes: light dark }${narrowLook}${darkLook}</style>
</head>
<body style='${look.body}'>
${preview ? `<div style="${look.preview}">${escapeHtml(preview)}</div>\n` : ''}<div class="card" role="main" style="${look.card}">
<h1 style="${look.heading}">${escapeHtml(heading)}</h1>
${parts.map(partOf).join('\n')}
</div>
<div class="muted" role="contentinfo" style="${look.footer}">
${footer.map((line) => `<p style="margin:0 0 6px">${lineOf(line)}</p>`).join('\n')}
</div>
</body>
</html>
`
}

function partOf(part: MailPart): string {
  if (part.kind === 'paragraph') return `<p style="${look.paragraph}">${lineOf(part)}</p>`
  if (part.kind === 'table') return tableOf(part.table)
  if (part.kind === 'code') {
    return `<p class="muted" style="${look.label}">${escapeHtml(part.label)}</p>
<p class="code" style="${look.code}">${escapeHtml(part.value)}</p>`
  }
  const address = escapeHtml(webAddress(part.href))
  return `<p style="margin:0 0 20px"><a class="button" href="${address}" style="${look.button}">${escapeHtml(part.label)}</a></p>`
}

function lineOf({ text, link }: MailLine): string {
  if (!link) return escapeHtml(text)
  const address = escapeHtml(webAddress(link.href))
  return `${escapeHtml(text)} <a class="link" href="${address}" style="${look.link}">${escapeHtml(link.label)}</a>`
}

function tableOf({ caption, headers, rows }: MailTable): string {
  const head = headers.map(
    (text, column) => `<th scope="col" style="${lookOf(column)}">${escapeHtml(text)}</th>`,
  )
  const body = rows.map((row) => {
    const cells = row.map((text, column) =>
      column === 0
        ? `<th scope="row" style="${lookOf(0)};font-weight:400">${escapeHtml(text)}</th>`
        : `<td style="${lookOf(column)}">${escapeHtml(text)}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table style="${look.table}">
${caption ? `<caption style="${look.caption}">${escapeHtml(caption)}</caption>\n` : ''}<thead><tr>${head.join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody>
</table>`
}

function lookOf(column: number): string {
  return column === 0 ? look.first : look.other
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
