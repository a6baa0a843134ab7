/** The process answers; nothing else is asked, so that a slow database never gets it restarted. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } })
}
