import { isDatabaseReady } from '@/lib/health/is-database-ready'

/** Whether requests may be sent here now. */
export async function GET(): Promise<Response> {
  const ready = await isDatabaseReady()
  return Response.json(
    { status: ready ? 'ready' : 'unavailable' },
    {
      status: ready ? 200 : 503,
      headers: { 'cache-control': 'no-store', ...(ready ? {} : { 'retry-after': '5' }) },
    },
  )
}
