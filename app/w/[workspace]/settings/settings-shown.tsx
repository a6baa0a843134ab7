import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import type { Role } from '@/lib/access/scope'
import type { Settings } from '@/lib/access/settings/settings-schema'
import { Fact, type Fixed, FixedFacts } from './fixed-facts'
import { settingsWords, tellDays, tellMessagesKept } from './settings-words'

export type SettingsShownProps = { role: Role; settings: Settings; fixed: Fixed }

/** The same facts for those who may only look. */
export function SettingsShown({ role, settings, fixed }: SettingsShownProps) {
  const { messages, deliveries } = settingsWords
  return (
    <div className="max-w-3xl space-y-4">
      <Callout tone="neutral" title={`You look at this as ${role}`}>
        Settings are changed by admins and owners of the workspace.
      </Callout>
      <Card title="Workspace">
        <dl className="mb-4">
          <Fact name="Name" value={settings.name} />
        </dl>
        <FixedFacts {...fixed} />
      </Card>
      <Card title="How long data is kept">
        <dl className="grid gap-4 sm:grid-cols-2">
          <Fact name={messages.label} value={tellMessagesKept(settings)} why={messages.hint} />
          <Fact name={deliveries.label} value={tellDays(settings.deliveriesKeptDays)} why={deliveries.hint} />
        </dl>
      </Card>
      <Card title="Reports">
        <dl>
          <Fact
            name="Passwords of reports"
            value={settings.reportPasswordsInApp ? 'In the app only' : 'In the mail and in the app'}
          />
        </dl>
      </Card>
    </div>
  )
}
