import { z } from 'zod'
import { adsOverview } from './ads-overview/operation'
import { conversationalSource } from './conversational-source/operation'
import { oneConversation } from './conversations/[id]/operation'
import { listedConversations } from './conversations/operation'
import { listedNodes } from './nodes/operation'
import type { Operation } from './operation'

export const operations: Operation[] = [
  conversationalSource,
  adsOverview,
  listedConversations,
  oneConversation,
  listedNodes,
]

const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().meta({ type: 'integer' }),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  fields: z.record(z.string(), z.string()).optional().meta({ description: 'A sentence for each parameter.' }),
})

const problems = {
  401: 'No key, or none that is known.',
  403: 'The key may not ask this.',
  404: 'There is nothing here, or nothing of this workspace.',
  422: 'A parameter cannot be used; `fields` names it.',
  429: 'Too many requests; `Retry-After` says when to come back.',
  500: 'Something went wrong here.',
  503: 'Not able to answer now; `Retry-After` says when to come back.',
}

/** The read API in OpenAPI 3.1, made of the schemas that the doors check by. */
export function describeApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Click to Haptik',
      version: '1',
      description:
        'Reads the figures of one workspace, the one that the key belongs to. Days are days of its time zone, both ends included.',
    },
    security: [{ key: [] }],
    paths: Object.fromEntries(operations.map((one) => [one.path, { get: describe(one) }])),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: toSchema(problemShape) },
      responses: Object.fromEntries(
        Object.entries(problems).map(([status, description]) => [
          `Problem${status}`,
          { description, ...problemContent },
        ]),
      ),
    },
  }
}

const problemContent = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

function describe({ path, summary, query, answer, inPath = {} }: Operation) {
  return {
    operationId: path
      .replace('/api/v1/', '')
      .replaceAll(/[^a-z]+/g, '_')
      .replace(/_$/, ''),
    summary,
    parameters: [
      ...Object.entries(inPath).map(([name, schema]) => describeParameter(name, 'path', schema)),
      ...Object.entries(query.shape).map(([name, schema]) =>
        describeParameter(name, 'query', schema as z.ZodType),
      ),
    ],
    responses: {
      200: { description: 'The answer.', content: { 'application/json': { schema: toSchema(answer) } } },
      ...Object.fromEntries(
        Object.keys(problems).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
    },
  }
}

function describeParameter(name: string, place: 'path' | 'query', schema: z.ZodType) {
  const { description, ...rest } = toSchema(schema)
  return { name, in: place, required: place === 'path', description, schema: rest }
}

function toSchema(schema: z.ZodType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
