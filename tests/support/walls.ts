import type { SourceFile } from './source-file'

/**
 * The walls between the rooms of the house. Each knows how to find what breaks it and where such code
 * should go instead, so that a failing test is also the advice.
 */
export interface Wall {
  name: string
  instead: string
  /** What is wrong in this file, in a few words each. */
  breaches(file: SourceFile): string[]
}

/** Steps of the two rivers. What they hand to each other has a name of its own in `handedOn`. */
const stages = ['channels', 'ingest', 'attribution', 'goals', 'journeys', 'ads', 'metrics', 'reports']
const handedOn = [
  'lib/ads/missing-days',
  'lib/channels/inbound-event',
  'lib/goals/goal-schema',
  'lib/goals/numbered-goal',
  'lib/goals/goal-deltas',
  'lib/goals/goal-condition',
  'lib/goals/number-goal',
  'lib/goals/read-live-goal',
  'lib/journeys/journey-schema',
  'lib/journeys/number-steps',
  'lib/journeys/read-journey',
]

/** The rivers end in metrics, which reports read as pages do. */
const isLast = (own: string, other: string) => own === 'reports' && other === 'metrics'

const drivers = /^(drizzle-orm|postgres|pg|graphile-worker)(\/|$)/
const rivers = new RegExp(`^lib/(${stages.join('|')})/`)

export const walls: Wall[] = [
  {
    name: 'app/ reaches data only through lib/',
    instead: 'Write a function of lib that takes a Scope, and call it.',
    breaches: importsFrom(inside('app'), (name) => isIn(name, 'db') || drivers.test(name)),
  },
  {
    name: 'components/ draw what they are given',
    instead: 'Take values as props; wording of figures is in lib/format; what knows the domain is in app/.',
    breaches: importsFrom(
      inside('components'),
      (name) => isOurs(name) && !isIn(name, 'components') && !isIn(name, 'lib/format'),
    ),
  },
  {
    name: 'lib/format stands on its own, as the browser loads it too',
    instead: 'Give it plain values; what asks the database or the environment is elsewhere in lib.',
    breaches: importsFrom(inside('lib/format'), (name) => isOurs(name) && !isIn(name, 'lib/format')),
  },
  {
    name: 'lib/ and db/ know nothing of pages',
    instead: 'Move the part that both need down into lib.',
    breaches: importsFrom(inside('lib', 'db'), (name) => isIn(name, 'app') || isIn(name, 'components')),
  },
  {
    name: 'db/ knows settings, errors, log lines and what a Scope is, and no rule of the business',
    instead: 'The rule belongs to lib, which hands rows to db.',
    breaches: importsFrom(
      (path) => isIn(path, 'db') && !isIn(path, 'db/seed'),
      (name) => isIn(name, 'lib') && !belowDatabase.includes(name),
    ),
  },
  {
    name: 'the stages of lib/ never import one another',
    instead: `Only lib/pipeline.ts knows the order; it hands on ${handedOn.join(', ')}.`,
    breaches: (file) => {
      const own = rivers.exec(file.path)?.[1]
      if (own === undefined) return []
      return file.imports.filter((name) => {
        const other = rivers.exec(name)?.[1]
        return other !== undefined && other !== own && !handedOn.includes(name) && !isLast(own, other)
      })
    },
  },
  {
    name: 'the way in is the pipeline',
    instead: 'Import lib/pipeline; what it does with a delivery is its own affair.',
    breaches: importsFrom(
      inside('app', 'lib/commands', 'lib/jobs'),
      (name) => isIn(name, 'lib/ingest') || isIn(name, 'lib/attribution'),
    ),
  },
  {
    name: 'tenant tables are reached through db/workspace',
    instead: 'inWorkspace(scope, …). Tables without a workspace are read in lib/access alone.',
    breaches: ({ path, loads }) => {
      if (!isIn(path, 'lib') || mayOpenPools.some((place) => isIn(path, place))) return []
      return loads.filter((name) => ['db/client', 'db/schema/accounts', 'postgres'].includes(name))
    },
  },
  {
    name: 'lib/metrics only reads',
    instead: 'What changes rows belongs to the stage that owns them.',
    breaches: codeIn(
      inside('lib/metrics'),
      /\binsert\s+into\b|\bupdate\s+\w+\s+set\b|\bdelete\s+from\b|\.insert\(|\.update\(|\.delete\(\w*(events|conversations|ads|nodes)/gi,
    ),
  },
  {
    name: 'only lib/env.ts reads the environment',
    instead: 'Add the variable to the schema in lib/env.ts and read `env`.',
    breaches: codeIn(
      (path) => !isIn(path, 'tests') && path !== 'lib/env.ts',
      /\bprocess\s*\.\s*env\b|\benv\b[^}\n]*\}\s*=\s*process\b|from 'node:process'/g,
    ),
  },
  {
    name: 'only gates make Scopes',
    instead: 'Ask a gate of lib/access for one: page, action, key, sender or job.',
    breaches: codeIn((path) => !isIn(path, 'lib/access') && !isIn(path, 'tests/support'), /\bmakeScope\b/g),
  },
  {
    name: 'every page asks for itself who is there',
    instead: 'requireWorkspacePage or requireUser; a layout does not run again on navigation.',
    breaches: ({ path, loads }) => {
      if (!/^app\/(.*\/)?page\.tsx$/.test(path) || openPages.includes(path)) return []
      return loads.some((name) => pageGates.includes(name)) ? [] : ['asks nobody']
    },
  },
  {
    name: 'every route stands behind a gate or is known to be open',
    instead:
      'answer() or answerOnce() in app/api/v1, a gate of lib/access elsewhere; what is open is listed with the walls.',
    breaches: ({ path, loads }) => {
      if (!/^app\/(.*\/)?route\.ts$/.test(path) || openRoutes.includes(path)) return []
      return loads.some((name) => routeGates.includes(name)) ? [] : ['asks nobody']
    },
  },
  {
    name: "a 'use server' file exports nothing but actions",
    instead: 'export const saveSomethingAction = action({ right, schema }, …) from lib/access/action.',
    breaches: (file) => (isActionFile(file) ? unwrappedExports(file) : []),
  },
  {
    name: "'use server' stands at the top of a file or nowhere",
    instead: 'An action inside a component is a public address that no wrapper guards: give it a file.',
    breaches: (file) => {
      if (isIn(file.path, 'tests') || isActionFile(file)) return []
      return matches(file.code, /^\s*['"]use server['"]/gm)
    },
  },
  {
    name: 'SQL is never put together from text',
    instead: 'Use the tagged template with its parameters, and sql(name) for a name from a fixed list.',
    breaches: codeIn(
      (path) => !isIn(path, 'tests') && !isIn(path, 'db'),
      /\bsql\.(?:raw|identifier)\((?!'[^']*'\))|\.unsafe\((?!'[^']*'\))/g,
    ),
  },
  {
    name: 'no caching of tenant data across requests',
    instead: 'Read it again; counters keep that cheap.',
    breaches: codeIn(inside('app', 'lib', 'components'), /['"]use cache(?::[^'"]*)?['"]|\bunstable_cache\b/g),
  },
  {
    name: 'text of strangers is never markup',
    instead: 'Render it as text; React escapes it.',
    breaches: codeIn((path) => !isIn(path, 'tests'), /\bdangerouslySetInnerHTML\b|\.innerHTML\s*=/g),
  },
  {
    name: 'a file is named after the one thing inside',
    instead: 'Name it after what it exports; a drawer for odds and ends grows for ever.',
    breaches: ({ path }) => {
      const name =
        path
          .split('/')
          .at(-1)
          ?.replace(/(\.test)?\.tsx?$/, '') ?? ''
      return drawers.includes(name) ? [name] : []
    },
  },
  {
    name: 'nothing that runs depends on the tests',
    instead: 'Move what both need into lib.',
    breaches: importsFrom(
      (path) => !isIn(path, 'tests') && !/config\.ts$/.test(path),
      (name) => isIn(name, 'tests'),
    ),
  },
]

const pageGates = ['lib/access/page-gate', 'lib/access/signed-in-user']
/** For anybody, signed in or not; what a code or token in the address leads to is its owner's alone. */
const openPages = [
  'app/data-deletion/[code]/page.tsx',
  'app/privacy/page.tsx',
  'app/unsubscribe/[token]/page.tsx',
]
const routeGates = [
  'lib/access/facebook/finish-link',
  'lib/access/key-gate',
  'lib/access/meta/asset-gate',
  'lib/access/meta/finish-connect',
  'lib/access/page-gate',
  'lib/access/sender-gate',
  'lib/access/signed-in-user',
  'app/api/meta/answer-meta-call',
  'app/api/v1/answer',
  'app/api/v1/answer-once',
  'lib/reports/schedules/linked-schedule',
]
const openRoutes = [
  'app/api/auth/[...nextauth]/route.ts',
  'app/api/health/live/route.ts',
  'app/api/health/ready/route.ts',
  'app/api/v1/[...path]/route.ts',
  'app/api/v1/openapi.json/route.ts',
]
const belowDatabase = ['lib/env', 'lib/errors', 'lib/log', 'lib/database-fault', 'lib/access/scope']
const mayOpenPools = ['lib/access', 'lib/admin', 'lib/commands', 'lib/jobs']
const drawers = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'manager',
  'service',
  'types',
  'data',
  'index',
]

/** What every wall finds wrong with a file, each with the advice. */
export function breachesOf(file: SourceFile): string[] {
  return walls.flatMap((wall) =>
    wall.breaches(file).map((breach) => `${file.path}: ${breach} -> ${wall.name}. ${wall.instead}`),
  )
}

export function isActionFile({ code }: SourceFile): boolean {
  return /^\s*['"]use server['"]/.test(code)
}

/** The actions that a file exports, each with the right it asks for. */
export function actionsOf({ code }: SourceFile): string[] {
  const made = code.matchAll(/^export const (\w+) = action\(\s*\{\s*right: '([^']*)'/gm)
  const own = code.matchAll(/^export const (\w+) = ownAction\(\s*\{\s*schema/gm)
  return [
    ...[...made].map(([, name, right]) => `${name}: ${right}`),
    ...[...own].map(([, name]) => `${name}: of oneself`),
  ]
}

function unwrappedExports({ code, imports }: SourceFile): string[] {
  const exported = matches(code, /^\s*export\b[^\n]*/gm)
  const harmless = /^export (type|interface) /
  const wrapped = imports.includes('lib/access/action') ? /^export const \w+ = (action|ownAction)\(/ : /^$a/
  return exported.filter((line) => !harmless.test(line) && !wrapped.test(line))
}

function importsFrom(where: (path: string) => boolean, forbidden: (name: string) => boolean) {
  return ({ path, imports }: SourceFile) =>
    where(path) ? imports.filter(forbidden).map((name) => `imports ${name}`) : []
}

function codeIn(where: (path: string) => boolean, forbidden: RegExp) {
  return ({ path, code }: SourceFile) => (where(path) ? matches(code, forbidden) : [])
}

function matches(code: string, pattern: RegExp): string[] {
  return [...code.matchAll(pattern)].map(([found]) => found.trim())
}

function inside(...rooms: string[]): (path: string) => boolean {
  return (path) => rooms.some((room) => isIn(path, room))
}

function isIn(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`)
}

function isOurs(name: string): boolean {
  return /^(app|components|lib|db|tests)(\/|$)/.test(name)
}
