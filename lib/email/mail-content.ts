/** What a mail says; `renderMail` gives it its looks. All texts are plain and may come from anybody. */
export interface MailContent {
  /** Mail programs show it beside the subject. */
  preview?: string
  heading: string
  parts: MailPart[]
  footer: MailLine[]
}

export type MailPart =
  | ({ kind: 'paragraph' } & MailLine)
  | { kind: 'table'; table: MailTable }
  /** Set apart and in letters that cannot be mistaken: a password. */
  | { kind: 'code'; label: string; value: string }
  | { kind: 'button'; label: string; href: string }

/** A line of text that may end in a link. */
export interface MailLine {
  text: string
  link?: { label: string; href: string }
}

/** The first column is text, the others are figures. Every row is as long as the headers. */
export interface MailTable {
  caption?: string
  headers: string[]
  rows: string[][]
}
