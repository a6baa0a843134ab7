export interface AdStatusLabel {
  label: string
  /** `refused` Meta will not show it as it is; `waiting` it will be shown later; `resting` nobody wants it shown. */
  kind: 'running' | 'waiting' | 'resting' | 'refused'
}

const known: Record<string, AdStatusLabel> = {
  ACTIVE: { label: 'Active', kind: 'running' },
  PAUSED: { label: 'Paused', kind: 'resting' },
  CAMPAIGN_PAUSED: { label: 'Campaign paused', kind: 'resting' },
  ADSET_PAUSED: { label: 'Ad set paused', kind: 'resting' },
  ARCHIVED: { label: 'Archived', kind: 'resting' },
  DELETED: { label: 'Deleted', kind: 'resting' },
  IN_PROCESS: { label: 'Being processed', kind: 'waiting' },
  PENDING_REVIEW: { label: 'In review', kind: 'waiting' },
  PREAPPROVED: { label: 'Approved, not begun', kind: 'waiting' },
  PENDING_BILLING_INFO: { label: 'Billing details missing', kind: 'refused' },
  DISAPPROVED: { label: 'Not approved', kind: 'refused' },
  WITH_ISSUES: { label: 'With issues', kind: 'refused' },
}

/** Meta's effective_status in words. Meta adds new ones at will. */
export function adStatusLabel(status: string): AdStatusLabel {
  return known[status] ?? { label: toWords(status), kind: 'resting' }
}

/** "SOME_NEW_ONE" is "Some new one". */
function toWords(status: string): string {
  const words = status.toLowerCase().split('_').join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
