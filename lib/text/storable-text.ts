/** A text as PostgreSQL can hold it: NUL and halves of characters become a sign that something was there. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}
