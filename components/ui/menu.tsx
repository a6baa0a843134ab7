'use client'

import { Menu as BaseMenu } from '@base-ui/react/menu'
import { createContext, type ReactElement, type ReactNode, use, useRef } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import { PopupLandmark } from './popup-landmark'
import { popupItemLook, popupLook } from './popup-look'
import { StateLink } from './state-link'

export type MenuItem = {
  label: string
  /** A second, quieter text at the right or below. */
  note?: string
  danger?: boolean
  /** Why it cannot be chosen; the item is then disabled and says so. */
  disabledBecause?: string
} & (
  | {
      href: string
      current?: boolean
      /** For files and other sites: a plain anchor instead of a navigation in the app. */
      external?: boolean
      onSelect?: undefined
    }
  | { href?: undefined; current?: undefined; external?: undefined; onSelect: () => void }
)

export type MenuGroup = { label?: string; items: MenuItem[] }

export type MenuProps = {
  /** A `Button` or `IconButton` element. */
  trigger: ReactElement
  groups: MenuGroup[]
  align?: 'start' | 'end'
  /** Puts a filter above the items; for lists that do not fit. Its text: "Find a workspace". */
  search?: string
}

export function Menu({ search, ...menu }: MenuProps) {
  if (!search) return <MenuBody {...menu} />
  return (
    <BaseMenu.FilterProvider autoHighlight>
      <MenuBody {...menu} search={search} />
    </BaseMenu.FilterProvider>
  )
}

/** A menu gives the focus back as it closes, so what an item does comes after: it may want the focus itself. */
const ChooseContext = createContext<(choice: () => void) => void>((choice) => choice())

function MenuBody({ trigger, groups, align = 'end', search }: MenuProps) {
  const chosen = useRef<(() => void) | null>(null)
  const act = () => {
    const choice = chosen.current
    chosen.current = null
    choice?.()
  }
  return (
    <BaseMenu.Root onOpenChangeComplete={(isOpen) => !isOpen && act()}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal render={<PopupLandmark />}>
        <BaseMenu.Positioner sideOffset={6} align={align} collisionPadding={8} className="z-50 outline-none">
          <BaseMenu.Popup
            className={classNames(popupLook, 'flex max-h-(--available-height) min-w-44 flex-col')}
          >
            {search ? <MenuSearch text={search} /> : null}
            <BaseMenu.List className="max-h-96 overflow-y-auto p-1 outline-none">
              <ChooseContext
                value={(choice) => {
                  chosen.current = choice
                }}
              >
                {groups.map((group, index) => (
                  <MenuSection key={group.label ?? group.items[0]?.label} group={group} first={index === 0} />
                ))}
              </ChooseContext>
            </BaseMenu.List>
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

function MenuSearch({ text }: { text: string }) {
  return (
    <>
      <BaseMenu.Input
        aria-label={text}
        placeholder={text}
        className="border-b border-hairline bg-transparent px-3.5 py-2.5 text-body outline-none"
      />
      <BaseMenu.Empty className="text-small text-muted not-empty:px-3.5 not-empty:py-3">
        Nothing by that name.
      </BaseMenu.Empty>
    </>
  )
}

function MenuSection({ group, first }: { group: MenuGroup; first: boolean }) {
  return (
    <>
      {first ? null : <BaseMenu.Separator className="mx-1 my-1 h-px bg-hairline" />}
      <BaseMenu.Group>
        {group.label ? (
          <BaseMenu.GroupLabel className="px-2.5 pt-1.5 pb-1 text-note font-medium text-muted">
            {group.label}
          </BaseMenu.GroupLabel>
        ) : null}
        {group.items.map((item) => (
          <MenuEntry key={`${item.href ?? ''} ${item.label}`} item={item} />
        ))}
      </BaseMenu.Group>
    </>
  )
}

function MenuEntry({ item }: { item: MenuItem }) {
  const choose = use(ChooseContext)
  const look = classNames(popupItemLook, item.danger && 'text-bad')
  if (item.href === undefined || item.disabledBecause) {
    return (
      <BaseMenu.Item
        label={item.label}
        className={look}
        disabled={item.disabledBecause !== undefined}
        onClick={() => item.onSelect && choose(item.onSelect)}
      >
        <EntryText label={item.label} note={item.disabledBecause ?? item.note} />
      </BaseMenu.Item>
    )
  }
  return (
    <BaseMenu.LinkItem
      label={item.label}
      className={look}
      closeOnClick
      aria-current={item.current ? 'true' : undefined}
      href={item.href}
      render={item.external ? undefined : <StateLink href={item.href} />}
    >
      <EntryText label={item.label} note={item.note} />
      {item.current ? <Icon name="check" size={14} /> : null}
    </BaseMenu.LinkItem>
  )
}

function EntryText({ label, note }: { label: string; note?: ReactNode }) {
  return (
    <span className="flex min-w-0 flex-1 items-baseline justify-between gap-4">
      <span className="truncate">{label}</span>
      {note ? <span className="text-note text-muted">{note}</span> : null}
    </span>
  )
}
