import type { ReactNode } from 'react'
import { StateNavigation } from '../ui/state-navigation'
import type { NavGroup } from './navigation'
import { NavigationDrawer } from './navigation-drawer'
import { NavigationList } from './navigation-list'

export type AppFrameProps = {
  /** A `WorkspaceSwitcher`; drawn in the sidebar and, on small screens, in the top bar. */
  switcher: ReactNode
  navigation: NavGroup[]
  /** Below the switcher: a `CommandPalette`. */
  search?: ReactNode
  /** At the sidebar's foot: who is signed in, theme, sign out. */
  account?: ReactNode
  children: ReactNode
}

export function AppFrame({ switcher, navigation, search, account, children }: AppFrameProps) {
  return (
    <StateNavigation>
      <div className="min-[900px]:grid min-[900px]:grid-cols-[200px_minmax(0,1fr)] xl:grid-cols-[232px_minmax(0,1fr)] print:block">
        <a
          href="#content"
          className="fixed top-2 left-2 z-50 rounded-control border border-hairline bg-raised px-3 py-2 font-medium not-focus:sr-only"
        >
          Skip to content
        </a>
        <aside
          data-screen-only
          className="sticky top-0 flex h-dvh flex-col gap-5 overflow-y-auto border-r border-hairline p-3 max-[899px]:hidden"
        >
          <div className="space-y-2">
            {switcher}
            {search}
          </div>
          <NavigationList groups={navigation} />
          {account ? <div className="mt-auto border-t border-hairline pt-3">{account}</div> : null}
        </aside>
        <header
          data-screen-only
          className="sticky top-0 z-30 flex items-center gap-2 border-b border-hairline bg-background px-3 py-2 min-[900px]:hidden"
        >
          <NavigationDrawer>
            <NavigationList groups={navigation} />
            {account ? <div className="mt-6 border-t border-hairline pt-3">{account}</div> : null}
          </NavigationDrawer>
          <div className="min-w-0 flex-1">{switcher}</div>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1400px] min-w-0 px-3 py-5 outline-none sm:px-7"
        >
          {children}
        </main>
      </div>
    </StateNavigation>
  )
}
