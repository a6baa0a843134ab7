import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { env } from '@/lib/env'
import {
  AppError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  UnauthenticatedError,
} from '@/lib/errors'
import { logError } from '@/lib/log'
import { findScopeOfMember } from './membership'
import { type Right, requireRight } from './rights'
import { isSameOrigin, originHeaders } from './same-origin'
import type { Scope } from './scope'
import { getSignedInUser, type SignedInUser } from './signed-in-user'

export interface ActionFailure {
  ok: false
  message: string
  /** A sentence per field, for InvalidInputError. */
  fields?: Record<string, string>
  /** The code of lib/errors, or `unexpected`. */
  code: string
}

export type ActionResult<Data extends object> = ({ ok: true } & Data) | ActionFailure

const unexpected = 'Something went wrong on our side. Nothing was saved; try again.'

/**
 * Makes a server action, which is a public POST whatever page shows it: it checks where the request comes
 * from, who sends it, their right in the workspace named by the first argument, and the input, then runs.
 * It never throws: what the caller may know comes back as `{ ok: false, message, fields }`.
 */
export function action<Output, Input, Data extends object>(
  options: { right: Right; schema: z.ZodType<Output, Input> },
  run: (scope: Scope, input: Output) => Promise<Data>,
): (slug: string, input: Input) => Promise<ActionResult<Data>> {
  const schema = refuseUnknownFields(options.schema)
  return (slug, input) =>
    answer(async () => run(await passGate(slug, options.right), parseInput(schema, input)))
}

/** As `action`, for what a user does to their own account: it asks for no workspace and no right in one. */
export function ownAction<Output, Input, Data extends object>(
  options: { schema: z.ZodType<Output, Input> },
  run: (user: SignedInUser, input: Output) => Promise<Data>,
): (input: Input) => Promise<ActionResult<Data>> {
  const schema = refuseUnknownFields(options.schema)
  return (input) => answer(async () => run(await requireSender(), parseInput(schema, input)))
}

async function answer<Data extends object>(work: () => Promise<Data>): Promise<ActionResult<Data>> {
  try {
    return { ok: true, ...(await work()) }
  } catch (error) {
    unstable_rethrow(error)
    return toFailure(error)
  }
}

async function requireSender(): Promise<SignedInUser> {
  if (!isSameOrigin(originHeaders(await headers()), env.APP_URL)) {
    throw new ForbiddenError('This request did not come from this site. Reload the page and try again.')
  }
  const user = await getSignedInUser()
  if (!user) throw new UnauthenticatedError('You are signed out. Sign in again; what you typed stays here.')
  return user
}

async function passGate(slug: unknown, right: Right): Promise<Scope> {
  const user = await requireSender()
  const scope = await findScopeOfMember(user, slug)
  if (!scope) throw new NotFoundError()
  requireRight(scope, right)
  return scope
}

/** A field that the schema does not know is refused, never dropped: someone meant something by it. */
function refuseUnknownFields<Output>(schema: z.ZodType<Output>): z.ZodType<Output> {
  return schema instanceof z.ZodObject ? (schema.strict() as unknown as z.ZodType<Output>) : schema
}

function parseInput<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) fields[path.join('.')] ??= message
  throw new InvalidInputError('Some of this cannot be saved as it is.', fields)
}

function toFailure(error: unknown): ActionFailure {
  if (!(error instanceof AppError)) {
    logError('action failed', error)
    return { ok: false, message: unexpected, code: 'unexpected' }
  }
  const failure: ActionFailure = { ok: false, message: error.message, code: error.code }
  return error instanceof InvalidInputError ? { ...failure, fields: error.fields } : failure
}
