'use client'

import { Combobox } from '@base-ui/react/combobox'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { popupItemLook, popupLook } from '@/components/ui/popup-look'
import type { AdChoiceKey } from '../../filters/ad-choice-parsers'
import type { ChoiceRow } from './to-choice-rows'

export type AdPickerListProps = {
  rows: ChoiceRow[]
  ticked: AdChoiceKey[]
  isLooking: boolean
  /** Why the ads are not there, as a sentence. */
  failure: string | null
  /** Whether there are more than are listed. */
  hasMore: boolean
  isSearched: boolean
}

const indents = ['pl-2.5', 'pl-6', 'pl-9']

export function AdPickerList({ rows, ticked, isLooking, failure, hasMore, isSearched }: AdPickerListProps) {
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return (
    <Combobox.Popup
      aria-label="Ads"
      className={classNames(
        popupLook,
        'flex max-h-[min(26rem,var(--available-height))] w-[min(28rem,var(--available-width))] flex-col',
      )}
    >
      <div className="flex items-center gap-2 border-b border-hairline px-3 text-muted">
        <Icon name="search" size={14} />
        <Combobox.Input
          aria-label="Find ads"
          placeholder="Name or id of an ad, ad set or campaign"
          onKeyDown={(event) => {
            // What is listed until then was found for other words.
            if (event.key === 'Enter' && isLooking) event.preventBaseUIHandler()
          }}
          className="min-w-0 flex-1 bg-transparent py-2.5 text-body text-ink outline-none"
        />
      </div>
      <Combobox.Empty className="text-small text-muted not-empty:px-3 not-empty:py-3">
        {rows.length > 0 || isLooking || failure
          ? null
          : isSearched
            ? 'No ad, ad set or campaign by that name or id.'
            : 'No ad spent or brought anyone in these days.'}
      </Combobox.Empty>
      <Combobox.List
        aria-busy={isLooking}
        className="min-h-0 scroll-py-1 overflow-y-auto p-1 outline-none data-empty:p-0"
      >
        {(key: AdChoiceKey) => <ChoiceItem key={key} row={byKey.get(key)} ticked={ticked} />}
      </Combobox.List>
      <Combobox.Status className="text-note text-muted not-empty:border-t not-empty:border-hairline not-empty:px-3 not-empty:py-2">
        {tellStatus({ isLooking, failure, hasMore, count: ticked.length })}
      </Combobox.Status>
    </Combobox.Popup>
  )
}

function ChoiceItem({ row, ticked }: { row: ChoiceRow | undefined; ticked: AdChoiceKey[] }) {
  if (!row) return null
  const above = row.within.find((key) => ticked.includes(key))
  return (
    <Combobox.Item
      value={row.key}
      disabled={above !== undefined}
      className={classNames(popupItemLook, indents[row.level], 'data-disabled:text-muted')}
    >
      <span className="flex size-4 shrink-0 items-center justify-center rounded border border-muted text-accent-ink">
        {above ? (
          <Icon name="check" size={12} />
        ) : (
          <Combobox.ItemIndicator>
            <Icon name="check" size={12} />
          </Combobox.ItemIndicator>
        )}
      </span>
      <span className={classNames('min-w-0 flex-1 truncate', !row.key.startsWith('ad:') && 'font-medium')}>
        <bdi>{row.name}</bdi>
      </span>
      <span className="shrink-0 text-note text-muted">{above ? tellAbove(above) : row.note}</span>
    </Combobox.Item>
  )
}

function tellAbove(key: AdChoiceKey): string {
  return key.startsWith('campaign:') ? 'chosen with its campaign' : 'chosen with its ad set'
}

type Status = { isLooking: boolean; failure: string | null; hasMore: boolean; count: number }

function tellStatus({ isLooking, failure, hasMore, count }: Status): string | null {
  if (failure) return failure
  if (isLooking) return 'Looking …'
  const chosen = count === 0 ? null : `${count} chosen.`
  const more = hasMore ? 'There are more; type of the name or id to find them.' : null
  return [chosen, more].filter(Boolean).join(' ') || null
}
