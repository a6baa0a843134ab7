import { z } from 'zod'
import { savedAdDays, sentAdDays } from './ad-days/operations'
import { linkedAd } from './ads/[adId]/journey/operation'
import { adsOverview } from './ads-overview/operation'
import { conversationalSource } from './conversational-source/operation'
import { oneConversation } from './conversations/[id]/operation'
import { listedConversations } from './conversations/operation'
import { describeOperation, problems, toSchema } from './describe-operation'
import { currentGoal, savedGoal } from './goal/operations'
import { goalPreview } from './goal/preview/operation'
import { deletedJourney, oneJourney, savedJourney } from './journeys/[id]/operations'
import { createdJourney, listedJourneys } from './journeys/operations'
import { listedMessages } from './messages/operation'
import { listedNodes } from './nodes/operation'
import type { Operation } from './operation'
import { erasedPerson } from './persons/erase/operation'
import { userJourney } from './user-journey/operation'

export const operations: Operation[] = [
  conversationalSource,
  adsOverview,
  listedConversations,
  oneConversation,
  listedMessages,
  listedNodes,
  currentGoal,
  savedGoal,
  goalPreview,
  listedJourneys,
  createdJourney,
  oneJourney,
  savedJourney,
  deletedJourney,
  linkedAd,
  sentAdDays,
  savedAdDays,
  userJourney,
  erasedPerson,
]

const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().meta({ type: 'integer' }),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  fields: z.record(z.string(), z.string()).optional().meta({
    description: 'A sentence for each parameter or field of the body, such as conditions.0.operator.',
  }),
  theirs: z.record(z.string(), z.unknown()).optional().meta({
    description: 'What somebody else saved in between.',
  }),
})

/** The API in OpenAPI 3.1, made of the schemas that the doors check by. */
export function describeApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Click to Haptik',
      version: '1',
      description:
        'The figures, goal and journeys of one workspace, the one that the key belongs to. Days are days of its time zone, both ends included.',
    },
    security: [{ key: [] }],
    paths: describePaths(),
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

function describePaths() {
  const byPath = Map.groupBy(operations, ({ path }) => path)
  return Object.fromEntries(
    [...byPath].map(([path, ofPath]) => [
      path,
      Object.fromEntries(ofPath.map((one) => [one.method.toLowerCase(), describeOperation(one)])),
    ]),
  )
}
