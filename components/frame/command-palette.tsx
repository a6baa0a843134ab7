'use client'

import { Dialog } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { mayLeave } from '../form/leave-guard'
import { classNames } from '../ui/class-names'
import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'
import { popupItemLook } from '../ui/popup-look'

export type PaletteItem = { group: string; label: string; href: string; keywords?: string[]; note?: string }
export type CommandPaletteProps = { items: PaletteItem[] }

/** To anywhere, by ⌘K or Ctrl K, or by the button that it draws. */
export function CommandPalette({ items }: CommandPaletteProps) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  useEffect(() => listenForPaletteKey(() => setOpen((was) => !was)), [])

  const go = (href: string) => {
    if (!mayLeave()) return
    setOpen(false)
    router.push(href)
  }

  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="flex h-9 w-full items-center gap-2 rounded-control border border-hairline bg-surface px-2.5 text-small text-muted hover:bg-sunken">
        <Icon name="search" size={14} />
        <span className="flex-1 text-left">Go to</span>
        <Kbd>Ctrl K</Kbd>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-backdrop" />
        <Dialog.Popup className="popup-motion fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-xl border border-hairline bg-raised shadow-dialog outline-none">
          <Dialog.Title className="sr-only">Go to a page, workspace, ad or journey</Dialog.Title>
          <PaletteList items={items} onChoose={go} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteList({ items, onChoose }: { items: PaletteItem[]; onChoose: (href: string) => void }) {
  return (
    <Command label="Go to" loop>
      <Command.Input
        placeholder="Page, workspace, ad or journey"
        className="w-full border-b border-hairline bg-transparent px-4 py-3 text-body outline-none"
      />
      <Command.List className="max-h-[50dvh] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-6 text-center text-small text-muted">
          Nothing by that name.
        </Command.Empty>
        {[...Map.groupBy(items, (item) => item.group)].map(([group, members]) => (
          <Command.Group
            key={group}
            heading={group}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-note [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
          >
            {members.map((item) => (
              <Command.Item
                key={item.href}
                value={`${item.group} ${item.label} ${item.href}`}
                keywords={item.keywords}
                onSelect={() => onChoose(item.href)}
                className={classNames(popupItemLook, 'justify-between data-[selected=true]:bg-sunken')}
              >
                <span className="truncate">{item.label}</span>
                {item.note ? <span className="text-note text-muted">{item.note}</span> : null}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  )
}

function listenForPaletteKey(toggle: () => void) {
  const listen = (event: KeyboardEvent) => {
    if (
      event.key.toLowerCase() !== 'k' ||
      !(event.metaKey || event.ctrlKey) ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    toggle()
  }
  document.addEventListener('keydown', listen)
  return () => document.removeEventListener('keydown', listen)
}
