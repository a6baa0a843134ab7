/** Money decides how a workspace groups digits: lakhs for rupees. */
export function localeOfCurrency(currency: string): string {
  if (currency === 'INR') return 'en-IN'
  if (currency === 'USD') return 'en-US'
  return 'en-GB'
}
