/** Work that is not saved holds the page: whoever wants to leave is asked first. */

const question = 'Leave without saving? What you changed here would be lost.'

let holders = 0

/** True when nothing is unsaved, or when the user agrees to lose it. */
export function mayLeave(): boolean {
  return holders === 0 || window.confirm(question)
}

/** Holds the page until the returned function is called: against links, Back, and closing the tab. */
export function holdPage(): () => void {
  const isFirst = holders === 0
  holders += 1
  if (isFirst) listen('addEventListener')
  return () => {
    holders -= 1
    if (holders === 0) listen('removeEventListener')
  }
}

function listen(how: 'addEventListener' | 'removeEventListener'): void {
  window[how]('beforeunload', askBeforeUnload)
  window[how]('click', askBeforeLink as EventListener, true)
  // Not in every browser yet; there, going back is not held.
  if ('navigation' in window) window.navigation[how]('navigate', askBeforeBack as EventListener)
}

/** The browser asks in its own words. */
function askBeforeUnload(event: Event): void {
  event.preventDefault()
}

/** Before React hears of the click, as links of the app are followed by script. */
function askBeforeLink(event: MouseEvent): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target || staysHere(link) || mayLeave()) return
  event.preventDefault()
  event.stopPropagation()
}

/** Another state of the same page keeps what was typed, and a dialog over it asks for itself. */
function askBeforeBack(event: NavigateEvent): void {
  if (event.navigationType !== 'traverse' || !event.cancelable) return
  if (new URL(event.destination.url).pathname === window.location.pathname) return
  if (!mayLeave()) event.preventDefault()
}

function staysHere({ pathname, search, origin }: HTMLAnchorElement): boolean {
  const here = window.location
  return origin === here.origin && pathname === here.pathname && search === here.search
}
