const longest = 2000
const nowhere = 'http://same-site.invalid'

/** Control characters and backslashes, raw or encoded: browsers drop the first and read the second as `/`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const treacherous = /[\u0000-\u001f\u007f\\]|%(0[0-9a-f]|1[0-9a-f]|7f|5c)/i

/**
 * Where to go after signing in: a path of this site with its query, or null. Anything that could leave the
 * site, split a header or come back to the sign-in itself is ignored.
 */
export function safeCallbackUrl(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longest) return null
  if (!value.startsWith('/') || treacherous.test(value) || !URL.canParse(value, nowhere)) return null
  const { origin, pathname, search, hash } = new URL(value, nowhere)
  if (origin !== nowhere || pathname.startsWith('//')) return null
  if (/^\/(api|sign-in)(\/|$)/.test(pathname)) return null
  return `${pathname}${search}${hash}`
}
