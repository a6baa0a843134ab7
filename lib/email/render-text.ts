import type { MailContent, MailLine, MailPart, MailTable } from './mail-content'
import { webAddress } from './web-address'

/** The mail for programs that show no HTML. */
export function renderText({ heading, parts, footer }: MailContent): string {
  const blocks = [heading, ...parts.map(blockOf), ['--', ...footer.map(lineOf)].join('\n')]
  return `${blocks.join('\n\n')}\n`
}

function blockOf(part: MailPart): string {
  if (part.kind === 'paragraph') return lineOf(part)
  if (part.kind === 'table') return tableOf(part.table)
  if (part.kind === 'code') return `${part.label}:\n${part.value}`
  return `${part.label}:\n${webAddress(part.href)}`
}

function lineOf({ text, link }: MailLine): string {
  return link ? `${text} ${link.label}: ${webAddress(link.href)}` : text
}

function tableOf({ caption, headers, rows }: MailTable): string {
  const lines = [headers, ...rows]
  const widths = headers.map((_, column) => Math.max(...lines.map((line) => lengthOf(line[column]))))
  const aligned = lines.map((line) =>
    line.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  '),
  )
  return [...(caption ? [caption] : []), ...aligned.map((line) => line.trimEnd())].join('\n')
}

function pad(cell: string, width: number, column: number): string {
  const space = ' '.repeat(width - lengthOf(cell))
  return column === 0 ? cell + space : space + cell
}

/** In characters as people count them. */
function lengthOf(cell = ''): number {
  return [...cell].length
}
