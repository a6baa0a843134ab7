import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { connectProblems } from '@/lib/access/meta/connect-problems'
import type { Scope } from '@/lib/access/scope'
import { deliveryOutcomes } from '@/lib/metrics/list-deliveries'
import type { SearchParams } from '@/lib/period/parse-period'

const parsers = {
  /** What came of a login with Meta. */
  meta: parseAsStringLiteral(connectProblems),
  /** The login with Meta whose ad accounts are to be chosen from. */
  accounts: parseAsString,
  /** The login with Meta whose Pages and numbers are to be chosen from. */
  messages: parseAsString,
  connection: parseAsString,
  outcome: parseAsStringLiteral(deliveryOutcomes),
  after: parseAsString,
  before: parseAsString,
  'quarantine-after': parseAsString,
  'quarantine-before': parseAsString,
}

const load = createLoader(parsers)
const serialize = createSerializer(parsers)

type ConnectionsQuery = inferParserType<typeof parsers>

export interface ConnectionsState {
  query: ConnectionsQuery
  /** The same page with some parts changed. */
  address: (changes: Partial<ConnectionsQuery>) => string
}

export function readConnectionsState(scope: Scope, params: SearchParams): ConnectionsState {
  const query = load(params)
  const path = `/w/${scope.slug}/connections`
  return { query, address: (changes) => serialize(path, { ...query, ...changes }) }
}
