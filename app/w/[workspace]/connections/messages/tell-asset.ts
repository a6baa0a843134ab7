import type { ClaimableAsset } from '@/lib/access/meta/assets/list-claimable-assets'

/** "Page 318840027765190 · received already" */
export function tellAsset({ detail, standing, provenBy }: ClaimableAsset, loginId: string): string {
  const said = tellStanding(standing, provenBy, loginId)
  return said === null ? detail : `${detail} · ${said}`
}

function tellStanding(
  standing: ClaimableAsset['standing'],
  provenBy: ClaimableAsset['provenBy'],
  loginId: string,
): string | null {
  if (standing === 'elsewhere') return 'another workspace takes its messages'
  if (standing !== 'ours') return null
  if (provenBy === null || provenBy.loginId === loginId) return 'received already'
  return `received by the login of ${provenBy.name}; choose it to have this one answer for it`
}
