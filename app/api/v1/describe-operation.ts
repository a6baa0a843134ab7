import { z } from 'zod'
import { idempotencyKey } from './idempotency-key'
import type { Operation } from './operation'

const problemsOfReading = {
  401: 'No key, or none that is known.',
  403: 'The key may not do this.',
  404: 'There is nothing here, or nothing of this workspace.',
  422: 'A parameter, or a field of the body, cannot be used; `fields` names it.',
  429: 'Too many requests; `Retry-After` says when to come back.',
  500: 'Something went wrong here.',
  503: 'Not able to answer now; `Retry-After` says when to come back.',
}

/** By status, with what each means. */
export const problems: Record<number, string> = {
  ...problemsOfReading,
  400: 'The body is not JSON.',
  408: 'The body did not arrive in time.',
  409: 'Somebody saved in between, and `theirs` is what; or the first request of this `Idempotency-Key` is still at work.',
  413: 'The body is too large.',
  415: 'The body is not said to be JSON.',
}

/** One operation in OpenAPI 3.1. */
export function describeOperation(described: Operation) {
  const { method, summary, needs, body, status = 200, answer } = described
  return {
    operationId: nameOf(described),
    summary,
    description: `Needs a key that may ${needs}.`,
    parameters: describeParameters(described),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: toSchema(body) } } },
    }),
    responses: {
      [status]: { description: 'The answer.', content: { 'application/json': { schema: toSchema(answer) } } },
      ...Object.fromEntries(
        Object.keys(method === 'GET' ? problemsOfReading : problems).map((problem) => [
          problem,
          { $ref: `#/components/responses/Problem${problem}` },
        ]),
      ),
    },
  }
}

function nameOf({ method, path }: Operation): string {
  const place = path
    .replace('/api/v1/', '')
    .replaceAll(/[^a-zA-Z]+/g, '_')
    .replace(/_$/, '')
  return method === 'GET' ? place : `${method.toLowerCase()}_${place}`
}

function describeParameters({ method, inPath = {}, query }: Operation) {
  const ofQuery = Object.entries(query.shape) as [string, z.ZodType][]
  return [
    ...Object.entries(inPath).map(([name, schema]) => describeParameter(name, 'path', schema)),
    ...ofQuery.map(([name, schema]) => describeParameter(name, 'query', schema)),
    ...(method === 'GET' ? [] : [describeParameter('Idempotency-Key', 'header', idempotencyKey)]),
  ]
}

function describeParameter(name: string, place: 'path' | 'query' | 'header', schema: z.ZodType) {
  const { description, ...rest } = toSchema(schema)
  return { name, in: place, required: place === 'path', description, schema: rest }
}

export function toSchema(schema: z.ZodType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
