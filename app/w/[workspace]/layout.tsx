import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AppFrame } from '@/components/frame/app-frame'
import { Shortcuts } from '@/components/frame/shortcuts'
import { WorkspaceSwitcher } from '@/components/frame/workspace-switcher'
import { parseTheme, themeCookie } from '@/components/ui/theme'
import { listMyWorkspaces } from '@/lib/access/my-workspaces'
import { getSignedInUser } from '@/lib/access/signed-in-user'
import { Account } from './frame/account'
import { workspaceHome, workspaceNavigation } from './frame/navigation'
import { WorkspacePalette } from './frame/workspace-palette'

interface WorkspaceLayoutProps {
  children: ReactNode
  params: Promise<{ workspace: string }>
}

/** Draws and guards nothing: each page passes the gate itself. Whoever may not be here sees an empty frame. */
export default async function WorkspaceLayout({ children, params }: WorkspaceLayoutProps) {
  const { workspace: slug } = await params
  const user = await getSignedInUser()
  const workspaces = user ? await listMyWorkspaces(user) : []
  const current = workspaces.find((workspace) => workspace.slug === slug)
  if (!user || !current) return <main id="content">{children}</main>

  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    <AppFrame
      switcher={
        <WorkspaceSwitcher
          current={current}
          workspaces={workspaces.map(({ name, slug }) => ({ name, slug, href: workspaceHome(slug) }))}
          allHref="/workspaces"
        />
      }
      navigation={workspaceNavigation(slug)}
      search={<WorkspacePalette user={user} current={current} workspaces={workspaces} />}
      account={<Account name={user.name} email={user.email} theme={theme} />}
    >
      {children}
      <Shortcuts />
    </AppFrame>
  )
}
