import type { z } from 'zod'

/** What the API answers at one address to one method: the door checks by it and the description is made of it. */
export interface Operation<
  Query extends z.ZodObject = z.ZodObject,
  Answer extends z.ZodType = z.ZodType,
  Body extends z.ZodObject = z.ZodObject,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As OpenAPI writes it: /api/v1/conversations/{id}. */
  path: string
  summary: string
  /** What a key must be allowed. */
  needs: 'read' | 'write'
  /** What stands in the path, by name. */
  inPath?: Record<string, z.ZodType>
  query: Query
  /** What is sent along; without it a body is not looked at. */
  body?: Body
  /** Of the body; 64 KiB unless given. */
  mostBytes?: number
  /** Of the answer; 200 unless given. */
  status?: number
  answer: Answer
}

export function operation<
  Query extends z.ZodObject,
  Answer extends z.ZodType,
  Body extends z.ZodObject = z.ZodObject<Record<string, never>>,
>(described: Operation<Query, Answer, Body>): Operation<Query, Answer, Body> {
  return described
}
