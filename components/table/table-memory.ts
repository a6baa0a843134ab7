/** By column id, in pixels. */
export type ColumnWidths = Record<string, number>

const year = 365 * 86_400

/** How wide a column may be made. */
export const narrowest = 64
export const widest = 640

/** Keeps a choice of this browser for the next visit, where the server reads it; an empty one is forgotten. */
export function remember(cookie: string, value: string) {
  const age = value === '' ? 0 : year
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR
  document.cookie = `${cookie}=${encodeURIComponent(value)}; path=/; max-age=${age}; samesite=lax`
}

/** "ad:320,spend:96". */
export function toWidthsText(widths: ColumnWidths): string {
  return Object.entries(widths)
    .map(([id, width]) => `${id}:${Math.round(width)}`)
    .join(',')
}

/** Whatever is no width of a column is left out. */
export function parseWidths(text: string | undefined): ColumnWidths {
  const found = [...(text ?? '').matchAll(/(?:^|,)([\w-]{1,40}):(\d{2,4})(?=,|$)/g)]
  return Object.fromEntries(found.map(([, id, width]) => [id, toWidth(Number(width))]))
}

export function toWidth(width: number): number {
  return Math.min(widest, Math.max(narrowest, Math.round(width)))
}
