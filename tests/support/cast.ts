import './environment'
import { createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { sealSecret } from '@/lib/access/connections/connection-secret'
import { makeScope, type Role, type Scope } from '@/lib/access/scope'
import type { Sender } from '@/lib/access/sender-gate'

/**
 * The cast of every test: Alice owns Fab Cart, Bob looks at it, Charlie owns another workspace and must see
 * nothing of it. Each call makes new workspaces, so tests of one file never meet.
 */
export interface Cast {
  alice: Player
  bob: Player
  charlie: Player
  workspace: Workspace
  otherWorkspace: Workspace
  /** A connection of kind `bot` in Alice's workspace, and one in Charlie's. */
  bot: Bot
  otherBot: Bot
}

export interface Player {
  user: { id: string; email: string; name: string; sessionVersion: number }
  role: Role
  scope: Scope
}

export interface Workspace {
  id: string
  slug: string
  name: string
  timeZone: string
  currency: string
  proactiveWindowHours: number
}

export interface Bot {
  connectionId: string
  /** `whsec_…`, what the sender signs with. */
  secret: string
  /** What the gate of webhooks finds for this connection. */
  sender: Sender
}

type WorkspaceOptions = Partial<Pick<Workspace, 'timeZone' | 'currency' | 'proactiveWindowHours'>>

export async function castPlayers(owner: Sql, options: WorkspaceOptions = {}): Promise<Cast> {
  const workspace = await makeWorkspace(owner, 'Fab Cart', options)
  const otherWorkspace = await makeWorkspace(owner, 'Elsewhere', {})
  return {
    alice: await makePlayer(owner, 'Alice', 'owner', workspace),
    bob: await makePlayer(owner, 'Bob', 'viewer', workspace),
    charlie: await makePlayer(owner, 'Charlie', 'owner', otherWorkspace),
    workspace,
    otherWorkspace,
    bot: await makeBot(owner, workspace),
    otherBot: await makeBot(owner, otherWorkspace),
  }
}

export async function makeWorkspace(
  owner: Sql,
  name: string,
  options: WorkspaceOptions = {},
): Promise<Workspace> {
  const workspace: Workspace = {
    id: randomUUID(),
    slug: `${name.toLowerCase().replaceAll(' ', '-')}-${randomBytes(4).toString('hex')}`,
    name,
    timeZone: options.timeZone ?? 'Europe/Berlin',
    currency: options.currency ?? 'EUR',
    proactiveWindowHours: options.proactiveWindowHours ?? 24,
  }
  await owner`
    insert into workspaces (id, slug, name, time_zone, currency, proactive_window_hours)
    values (${workspace.id}, ${workspace.slug}, ${name}, ${workspace.timeZone}, ${workspace.currency},
      ${workspace.proactiveWindowHours})`
  await owner`insert into ingest_turns (workspace_id) values (${workspace.id})`
  return workspace
}

/** A new user with this role in this workspace. */
export async function makePlayer(
  owner: Sql,
  name: string,
  role: Role,
  workspace: Workspace,
): Promise<Player> {
  const id = randomUUID()
  const user = { id, email: `${name.toLowerCase()}-${id.slice(0, 8)}@example.com`, name, sessionVersion: 1 }
  await owner`insert into users (id, email, name) values (${id}, ${user.email}, ${name})`
  await owner`
    insert into memberships (workspace_id, user_id, role) values (${workspace.id}, ${id}, ${role})`
  const actor = { kind: 'user', id, email: user.email } as const
  return { user, role, scope: makeScope({ ...factsOf(workspace), role, actor }) }
}

/** A bot's connection as an admin would have made it: its address, and a sealed signing secret. */
export async function makeBot(owner: Sql, workspace: Workspace): Promise<Bot> {
  const connectionId = randomUUID()
  const secretId = randomUUID()
  const key = randomBytes(32)
  const actor = { kind: 'sender', connectionId } as const
  const scope = makeScope({ ...factsOf(workspace), role: 'analyst', actor })
  const { ciphertext, keyVersion } = sealSecret(scope, secretId, key)
  await owner`
    insert into connections (workspace_id, id, kind, name)
    values (${workspace.id}, ${connectionId}, 'bot', 'Shop assistant')`
  await owner`
    insert into connection_routes (connection_id, workspace_id) values (${connectionId}, ${workspace.id})`
  await owner`
    insert into connection_secrets (workspace_id, id, connection_id, ciphertext, key_version)
    values (${workspace.id}, ${secretId}, ${connectionId}, ${ciphertext}, ${keyVersion})`
  return {
    connectionId,
    secret: `whsec_${key.toString('base64')}`,
    sender: { scope, connectionId, kind: 'bot', secrets: [{ id: secretId, key: createSecretKey(key) }] },
  }
}

function factsOf({ id, slug, name, timeZone, currency, proactiveWindowHours }: Workspace) {
  return { workspaceId: id, slug, workspaceName: name, timeZone, currency, proactiveWindowHours }
}
