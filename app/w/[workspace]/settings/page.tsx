import type { Metadata } from 'next'
import { PageHeader } from '@/components/frame/page-header'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { hasRight } from '@/lib/access/rights'
import { getSettings } from '@/lib/access/settings/get-settings'
import type { WorkspacePageProps } from '../frame/workspace-page-props'
import { SettingsForm } from './settings-form'
import { SettingsShown } from './settings-shown'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ params }: WorkspacePageProps) {
  const { scope } = await requireWorkspacePage((await params).workspace)
  const settings = await getSettings(scope)
  const fixed = { timeZone: scope.timeZone, currency: scope.currency }
  return (
    <>
      <PageHeader
        title="Settings"
        sentence={`What holds for all of ${scope.workspaceName}, for everyone who works in it`}
      />
      {hasRight(scope, 'manage-settings') ? (
        <SettingsForm slug={scope.slug} settings={settings} fixed={fixed} />
      ) : (
        <SettingsShown role={scope.role} settings={settings} fixed={fixed} />
      )}
    </>
  )
}
