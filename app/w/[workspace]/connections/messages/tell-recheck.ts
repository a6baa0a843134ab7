import type { Recheck } from '@/lib/access/meta/assets/recheck-assets'

/** "2 confirmed, 1 stopped, 1 without an answer" */
export function tellRecheck({ confirmed, stopped, unanswered }: Recheck): string {
  const parts = [
    confirmed > 0 ? `${confirmed} confirmed` : null,
    stopped > 0 ? `${stopped} stopped` : null,
    unanswered > 0 ? `${unanswered} without an answer` : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? `Meta was asked: ${parts.join(', ')}` : 'There is nothing to ask about'
}
