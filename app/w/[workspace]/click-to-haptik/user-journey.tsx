import { Card } from '@/components/ui/card'
import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { compareJourneys } from '@/lib/metrics/compare-journeys'
import { ComparisonNote } from './journey/comparison-note'
import { JourneyControls } from './journey/journey-controls'
import { JourneyFunnelView } from './journey/journey-funnel'
import { JourneyTotals } from './journey/journey-totals'
import { NobodyCame } from './journey/nobody-came'
import { NobodyToFollow } from './journey/nobody-to-follow'
import { type JourneySection, readJourneySection } from './journey/read-journey-section'
import type { OverviewState } from './overview-state'

export type UserJourneyProps = { scope: Scope; state: OverviewState }

/** How far the people of an ad came, and where the others stopped: the third section of the page. */
export async function UserJourney({ scope, state }: UserJourneyProps) {
  const section = await readJourneySection(scope, state, Date.now())
  const locale = localeOfCurrency(scope.currency)
  return (
    <Card
      id="user-journey"
      title="User Journey"
      sentence={tellWhat(section, state)}
      actions={<JourneyControls section={section} state={state} locale={locale} />}
    >
      {section.problems.length > 0 ? (
        <p className="mb-3 text-small text-warning">{section.problems.join(' ')}</p>
      ) : null}
      <Content scope={scope} section={section} state={state} locale={locale} />
    </Card>
  )
}

type ContentProps = UserJourneyProps & { section: JourneySection; locale: string }

function Content({ scope, section, state, locale }: ContentProps) {
  const { followed, funnels } = section
  const [first, second] = funnels
  if (!first) return <NobodyToFollow scope={scope} followed={followed} />
  if (funnels.every(({ answer }) => answer.persons === 0)) return <NobodyCame {...{ section, state }} />
  const comparison = second ? compareJourneys(first.answer, second.answer) : null
  return (
    <div className="space-y-4">
      <div className="space-y-3">
        {funnels.map((funnel) => (
          <JourneyTotals key={funnel.side} funnel={funnel} locale={locale} named={comparison !== null} />
        ))}
      </div>
      {comparison ? <ComparisonNote comparison={comparison} funnels={funnels} locale={locale} /> : null}
      <JourneyFunnelView
        funnels={funnels}
        firstDifferent={comparison?.firstDifferent ?? null}
        locale={locale}
      />
    </div>
  )
}

function tellWhat({ followed }: JourneySection, { query }: OverviewState): string {
  const whose = followed.kind === 'all' ? 'of all ads of this journey' : 'of this ad'
  const platforms = query.platform ? ', on every platform' : ''
  return followed.kind === 'no-journey'
    ? 'How far the people of an ad came, each counted once.'
    : `How far the people ${whose} came, each counted once${platforms}.`
}
