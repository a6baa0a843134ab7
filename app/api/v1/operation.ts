import type { z } from 'zod'

/** What the read API answers at one address: the door checks by it and the description is made of it. */
export interface Operation<Query extends z.ZodObject = z.ZodObject, Answer extends z.ZodType = z.ZodType> {
  /** As OpenAPI writes it: /api/v1/conversations/{id}. */
  path: string
  summary: string
  query: Query
  answer: Answer
  /** What stands in the path, by name. */
  inPath?: Record<string, z.ZodType>
}

export function operation<Query extends z.ZodObject, Answer extends z.ZodType>(
  described: Operation<Query, Answer>,
): Operation<Query, Answer> {
  return described
}
