import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/link-button'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { hasRight } from '@/lib/access/rights'
import { getAd } from '@/lib/metrics/get-ad'
import type { SearchParams } from '@/lib/period/parse-period'
import { adConversationsHref } from '../../click-to-haptik/conversations-href'
import { AddressProblems } from '../../filters/address-problems'
import { PeriodControl } from '../../filters/period-control'
import { Section } from '../../frame/section'
import { StayCurrent } from '../../frame/stay-current'
import { AdFigures } from './ad-figures'
import { AdHeader } from './ad-header'
import { readAdState } from './ad-state'
import { Capture } from './capture'

export const metadata: Metadata = { title: 'Ad' }

interface AdPageProps {
  params: Promise<{ workspace: string; ad: string }>
  searchParams: Promise<SearchParams>
}

export default async function AdPage({ params, searchParams }: AdPageProps) {
  const { workspace, ad: segment } = await params
  const { scope } = await requireWorkspacePage(workspace)
  const ad = await getAd(scope, decodeSegment(segment))
  if (!ad) notFound()
  const state = readAdState(scope, { adId: ad.adId, params: await searchParams, now: Date.now() })
  const { overview } = state
  const journey = ad.journey
    ? `${overview.address({ follow: ad.adId })}#user-journey`
    : `/w/${scope.slug}/journeys?${new URLSearchParams({ link: ad.adId })}`
  return (
    <>
      <AdHeader ad={ad} scope={scope} actions={<PeriodControl {...state} />}>
        <LinkButton size="small" href={adConversationsHref(overview)}>
          Conversations
        </LinkButton>
        {ad.journey || hasRight(scope, 'save-journeys') ? (
          <LinkButton size="small" href={journey}>
            {ad.journey ? `Journey: ${ad.journey.name}` : 'Link a journey'}
          </LinkButton>
        ) : null}
        <LinkButton size="small" href={`${overview.address({})}#ads-overview`}>
          In Ads Overview
        </LinkButton>
      </AdHeader>
      <AddressProblems problems={state.problems} />
      <div className="space-y-4">
        <Section title="Figures" className="h-[132px] max-md:h-[380px]">
          <AdFigures scope={scope} ad={ad} state={state} />
        </Section>
        <Section title="Capture rate" className="h-[560px]">
          <Capture scope={scope} ad={ad} state={state} />
        </Section>
      </div>
      {state.period.to === state.today ? <StayCurrent /> : null}
    </>
  )
}

/** Next hands pages a segment as it stands in the address. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
