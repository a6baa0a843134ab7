'use client'

import { useState } from 'react'
import { formatDays, formatDaysShort } from '@/lib/format/format-day'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { LinkButton } from '../ui/link-button'
import { Popover } from '../ui/popover'
import { StateLink } from '../ui/state-link'
import { CustomPeriod } from './custom-period'
import type { Period, PeriodPreset } from './period'

export type PeriodPickerProps = {
  value: Period & {
    /** The key of the preset that the period is, or null for a custom range. */
    preset: string | null
    /** What it is compared with, or null when comparing is off. */
    compare: Period | null
  }
  presets: PeriodPreset[]
  previousHref: string
  /** Missing when the next period would lie in the future. */
  nextHref?: string
  /** Turns comparing off when on, on when off; missing where nothing is compared. */
  compareHref?: string
  /** The page's own address without its query: where the custom range is sent as `from` and `to`. */
  action: string
  /** The other parts of the query, kept by the custom range. */
  hidden: { name: string; value: string }[]
  /** Today in the workspace's zone. */
  latest?: string
}

export function PeriodPicker(props: PeriodPickerProps) {
  const { value, presets, previousHref, nextHref, compareHref, action, hidden, latest } = props
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <div className="inline-flex items-center">
      <LinkButton
        href={previousHref}
        data-shortcut="["
        aria-label="Period before"
        className="rounded-r-none px-2"
      >
        <Icon name="left" />
      </LinkButton>
      <Popover
        title="Period"
        titleHidden
        open={open}
        onOpenChange={setOpen}
        flush
        className="w-[22rem]"
        trigger={<PeriodButton value={value} />}
      >
        <PresetList presets={presets} chosen={value.preset} onChoose={close} />
        <div className="border-t border-hairline p-3">
          <CustomPeriod
            key={`${value.from} ${value.to}`}
            value={{ from: value.from, to: value.to }}
            action={action}
            hidden={hidden}
            latest={latest}
            onSubmitted={close}
          />
        </div>
        {compareHref ? (
          <div className="border-t border-hairline p-1.5">
            <CompareLink href={compareHref} compare={value.compare} onChoose={close} />
          </div>
        ) : null}
      </Popover>
      <NextPeriod href={nextHref} />
      <ShortcutLinks presets={presets} compareHref={compareHref} />
    </div>
  )
}

type PeriodButtonProps = Omit<React.ComponentProps<'button'>, 'value'> & { value: PeriodPickerProps['value'] }

function PeriodButton({ value, ...rest }: PeriodButtonProps) {
  return (
    <Button {...rest} className="rounded-none border-x-0">
      <span className="sr-only">Period: </span>
      {formatDays(value.from, value.to)}
      {value.compare ? (
        <span className="text-small font-normal text-muted max-sm:sr-only">
          vs {formatDaysShort(value.compare.from, value.compare.to)}
        </span>
      ) : null}
      <Icon name="down" size={14} />
    </Button>
  )
}

function NextPeriod({ href }: { href: string | undefined }) {
  if (!href) {
    return (
      <span title="The next period has not begun" className="inline-flex">
        <Button aria-label="Period after: has not begun" disabled className="rounded-l-none px-2">
          <Icon name="right" />
        </Button>
      </span>
    )
  }
  return (
    <LinkButton href={href} data-shortcut="]" aria-label="Period after" className="rounded-l-none px-2">
      <Icon name="right" />
    </LinkButton>
  )
}

const choiceLook =
  'flex items-center justify-between rounded-md px-2.5 py-1.5 text-body hover:bg-sunken aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-accent-ink'

type PresetListProps = { presets: PeriodPreset[]; chosen: string | null; onChoose: () => void }

function PresetList({ presets, chosen, onChoose }: PresetListProps) {
  return (
    <ul className="grid grid-cols-2 gap-0.5 p-1.5">
      {presets.map((preset) => (
        <li key={preset.key}>
          <StateLink
            href={preset.href}
            onClick={onChoose}
            aria-current={preset.key === chosen ? 'true' : undefined}
            title={formatDays(preset.from, preset.to)}
            className={choiceLook}
          >
            {preset.label}
          </StateLink>
        </li>
      ))}
    </ul>
  )
}

type CompareLinkProps = { href: string; compare: Period | null; onChoose: () => void }

function CompareLink({ href, compare, onChoose }: CompareLinkProps) {
  return (
    <StateLink href={href} onClick={onChoose} className={choiceLook}>
      <span>{compare ? 'Stop comparing' : 'Compare with the period before'}</span>
      {compare ? (
        <span className="text-note text-muted">{formatDaysShort(compare.from, compare.to)}</span>
      ) : null}
    </StateLink>
  )
}

/** The popover's links exist only while it is open, and the keys work always. */
function ShortcutLinks({ presets, compareHref }: Pick<PeriodPickerProps, 'presets' | 'compareHref'>) {
  return (
    <span hidden>
      {presets.map((preset) =>
        preset.shortcut ? (
          <StateLink key={preset.key} href={preset.href} data-shortcut={preset.shortcut}>
            {preset.label}
          </StateLink>
        ) : null,
      )}
      {compareHref ? (
        <StateLink href={compareHref} data-shortcut="c">
          Compare
        </StateLink>
      ) : null}
    </span>
  )
}
