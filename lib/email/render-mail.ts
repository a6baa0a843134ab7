import type { MailContent } from './mail-content'
import { renderHtml } from './render-html'
import { renderText } from './render-text'

/** The one look of every mail: as HTML that fits light and dark and loads nothing, and as text. */
export function renderMail(content: MailContent): { html: string; text: string } {
  return { html: renderHtml(content), text: renderText(content) }
}
