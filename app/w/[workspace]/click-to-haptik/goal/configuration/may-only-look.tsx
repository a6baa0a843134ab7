import { Callout } from '@/components/ui/callout'
import type { Role } from '@/lib/access/scope'

/** Why the goal cannot be saved. */
export function MayOnlyLook({ role }: { role: Role }) {
  return (
    <Callout tone="neutral" title={`You look at this as ${role}`}>
      Goals are saved by analysts, admins and owners of the workspace.
    </Callout>
  )
}
