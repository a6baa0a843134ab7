import type { AdminCommand } from './admin-command'
import { connectionCommands } from './connection-commands'
import { counterCommands } from './counter-commands'
import { goalCommands } from './goal-commands'
import { keyCommands } from './key-commands'
import { memberCommands } from './member-commands'
import { metaCommands } from './meta-commands'
import { personCommands } from './person-commands'
import { userCommands } from './user-commands'
import { workspaceCommands } from './workspace-commands'

/** Everything `npm run admin` can do. */
export const adminCommands: readonly AdminCommand[] = [
  ...userCommands,
  ...workspaceCommands,
  ...memberCommands,
  ...connectionCommands,
  ...keyCommands,
  ...goalCommands,
  ...counterCommands,
  ...personCommands,
  ...metaCommands,
]
