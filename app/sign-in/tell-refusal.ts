/** What to tell somebody whose try was not even made; null stands for no answer at all. */
export function tellRefusal(response: Response | null): string {
  if (!response) return 'The server could not be reached. Try again.'
  if (response.status === 403) return 'This page is out of date. Reload it and try again.'
  if (response.status === 429) return `Too many tries. ${waitFor(response.headers.get('retry-after'))}`
  return 'Signing in does not work right now. Try again in a minute.'
}

function waitFor(seconds: string | null): string {
  const minutes = Math.ceil(Number(seconds) / 60)
  if (minutes <= 1) return 'Try again in a minute.'
  return minutes < 120 ? `Try again in ${minutes} minutes.` : `Try again in ${Math.ceil(minutes / 60)} hours.`
}
