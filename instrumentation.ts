import { renameTrace } from '@/app/rename-trace'
import { ignoreForwardedHeaders } from '@/lib/access/ignore-forwarded-headers'

/** Once, before the first request. */
export function register(): void {
  ignoreForwardedHeaders()
  renameTrace()
}
