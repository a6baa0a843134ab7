import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import type { OverviewState } from '../overview-state'
import { GoalDialogs } from './goal-dialogs'

export type GoalMenuProps = { scope: Scope; state: OverviewState }

/** What is configured for the page: its goal, and how the goal came to be. */
export function GoalMenu({ scope, state: { period, query } }: GoalMenuProps) {
  return (
    <NuqsAdapter>
      <GoalDialogs
        setting={{
          slug: scope.slug,
          role: scope.role,
          maySave: hasRight(scope, 'save-goals'),
          currency: scope.currency,
          locale: localeOfCurrency(scope.currency),
          timeZone: scope.timeZone,
          of: { from: period.from, to: period.to, channel: query.channel ?? undefined },
        }}
      />
    </NuqsAdapter>
  )
}
