import { ColorKey } from '@/components/ui/color-key'
import { TextLink } from '@/components/ui/text-link'
import type { Scope } from '@/lib/access/scope'
import type { ConversationDetail } from '@/lib/metrics/get-conversation'
import { platformLabel } from '@/lib/metrics/platform-label'
import { sourceLabels } from '@/lib/metrics/sources'

export type WhyThisSourceProps = { scope: Scope; conversation: ConversationDetail }

export function WhyThisSource({ scope, conversation }: WhyThisSourceProps) {
  const { source, sourceSentence, ad, platform, startDay } = conversation
  return (
    <section
      aria-label="Why this source"
      className="rounded-card border border-hairline bg-surface px-4 py-3.5 sm:px-5"
    >
      <h2 className="text-small font-medium text-muted">Why this source</h2>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <ColorKey color={source} className="font-semibold">
          {sourceLabels[source]}
        </ColorKey>
        <span className="text-pretty">{withoutLabel(sourceSentence)}</span>
      </p>
      {ad ? (
        <p className="mt-1.5 text-small text-muted">
          <TextLink
            href={`/w/${scope.slug}/conversations?${new URLSearchParams({ from: startDay, to: startDay, source: 'ads', ad: ad.adId })}`}
          >
            Conversations of this ad on that day
          </TextLink>
          {platform ? ` · shown on ${platformLabel(platform)}` : ' · platform not told'}
        </p>
      ) : null}
    </section>
  )
}

/** The sentence begins with the source, which stands before it here in its colour. */
function withoutLabel(sentence: string): string {
  return sentence.replace(/^[^:]{1,30}: /, '')
}
