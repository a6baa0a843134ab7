import { z } from 'zod'
import { journeyInputSchema } from '@/lib/journeys/journey-schema'
import { operation } from '../operation'
import { journeyShape } from './journey-shape'

const path = '/api/v1/journeys'
const timeZone = z.string()

export const listedJourneys = operation({
  method: 'GET',
  needs: 'read',
  path,
  summary: 'Every journey with its steps and the ads that follow it, by name.',
  query: z.object({}),
  answer: z.object({ timeZone, journeys: z.array(journeyShape) }),
})

export const createdJourney = operation({
  method: 'POST',
  needs: 'write',
  path,
  summary: 'Makes a journey.',
  query: z.object({}),
  body: journeyInputSchema,
  status: 201,
  answer: z.object({ timeZone, journey: journeyShape }),
})
