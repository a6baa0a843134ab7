import { cache } from 'react'
import type { Scope } from '@/lib/access/scope'
import { getIngestStatus } from '@/lib/metrics/get-ingest-status'

/** Once a request, whichever section asks. */
export const readIngestStatus = cache((scope: Scope) => getIngestStatus(scope))
