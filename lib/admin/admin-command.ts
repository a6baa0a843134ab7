import type { z } from 'zod'

/** One `npm run admin -- <noun> <verb>`; the schema's keys are its options, `timeZone` is `--time-zone`. */
export interface AdminCommand {
  noun: string
  verb: string
  summary: string
  schema: z.ZodObject
  /** Answers what is printed as JSON; `ok: false` in it makes the command fail. */
  run(input: Record<string, unknown>): Promise<unknown>
}

/** Keeps the schema's type for `run`, which only ever gets what the schema made. */
export function adminCommand<Schema extends z.ZodObject>(command: {
  noun: string
  verb: string
  summary: string
  schema: Schema
  run(input: z.output<Schema>): Promise<unknown>
}): AdminCommand {
  return command as unknown as AdminCommand
}
