import type { SearchParams } from '@/lib/period/parse-period'

/** What Next hands to a page of a workspace. */
export interface WorkspacePageProps {
  params: Promise<{ workspace: string }>
  searchParams: Promise<SearchParams>
}
