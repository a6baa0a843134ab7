export const hiddenPhoneNumber = '[phone number]'

const emailAddress = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu

const year = '(?:19|20)\\d\\d'
const month = '(?:0[1-9]|1[0-2])'
const dayOfMonth = '(?:0[1-9]|[12]\\d|3[01])'
const date = `(?<!\\d)(?:${year}([-.])${month}\\1${dayOfMonth}|${dayOfMonth}([-.])${month}\\2${year})(?!\\d)`

/** Groups of digits in any script, with what people put between the groups of a phone number. */
const digitGroups = '[+(]{0,3}\\p{Nd}+(?:[\\p{Zs}\\t.()\\-\\u2010-\\u2015]{1,3}\\p{Nd}+)*'
const dateOrDigits = new RegExp(`${date}|${digitGroups}`, 'gu')

const fewestDigits = 8
/** A phone number has at most 15 (E.164); a longer run is the id of an ad, an order or a parcel. */
const mostDigits = 15

/** Writes a word in place of e-mail addresses and of what may be a phone number. */
export function maskPersonalData(text: string): string {
  return text
    .replace(emailAddress, '[e-mail address]')
    .replace(dateOrDigits, (found, iso, european) => (iso || european ? found : maskGroups(found)))
}

/** Long runs of digits stay, and part the groups beside them; those together may be one number or several. */
function maskGroups(groups: string): string {
  const parts = groups.split(new RegExp(`(\\p{Nd}{${mostDigits + 1},})`, 'u'))
  return parts.map((part) => (isLongRun(part) ? part : maskPart(part))).join('')
}

function isLongRun(part: string): boolean {
  return new RegExp(`^\\p{Nd}{${mostDigits + 1},}$`, 'u').test(part)
}

function maskPart(part: string): string {
  const digits = part.match(/\p{Nd}/gu)?.length ?? 0
  if (digits < fewestDigits) return part
  return part.replace(/[+(]{0,3}\p{Nd}.*\p{Nd}/su, hiddenPhoneNumber)
}
