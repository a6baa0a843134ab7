'use client'

import { useEffect, useState } from 'react'
import { Dialog } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import { shortcutKeys } from './shortcut-keys'

const clicking = ['[', ']', 'd', 'w', 'm', 'q', 'c', 'Escape']

/** Listens for the whole page, and lists the keys on `?`. */
export function Shortcuts() {
  const [helpOpen, setHelpOpen] = useState(false)

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isMeantForPage(event)) return
      if (event.key === '?') setHelpOpen(true)
      else if (event.key === '/') focusSearch(event)
      else if (clicking.includes(event.key)) clickMarked(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])

  return (
    <Dialog title="Keyboard" width="small" open={helpOpen} onOpenChange={setHelpOpen}>
      <dl className="divide-y divide-hairline">
        {shortcutKeys.map(({ keys, label }) => (
          <div key={label} className="flex items-center justify-between gap-4 py-2">
            <dt className="text-small">{label}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

/** Not while typing, not with a modifier, and not while a dialog or menu has the keys. */
function isMeantForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false
  const target = event.target
  if (!(target instanceof HTMLElement)) return true
  if (target.isContentEditable || target.matches('input, textarea, select')) return false
  return !document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')
}

function focusSearch(event: KeyboardEvent) {
  const field = document.querySelector<HTMLElement>('[data-search]')
  if (!field) return
  event.preventDefault()
  field.focus()
}

function clickMarked(event: KeyboardEvent) {
  const marked = document.querySelector<HTMLElement>(`[data-shortcut="${CSS.escape(event.key)}"]`)
  if (!marked) return
  event.preventDefault()
  marked.click()
}
