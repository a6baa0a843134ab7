import { Callout } from '@/components/ui/callout'
import type { Role } from '@/lib/access/scope'

/** Why nothing here can be changed. */
export function MayOnlyLook({ role }: { role: Role }) {
  return (
    <Callout tone="neutral" title={`You look at this as ${role}`}>
      Journeys and ad links are changed by analysts, admins and owners of the workspace.
    </Callout>
  )
}
