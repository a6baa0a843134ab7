import { z } from 'zod'
import { journeyInputSchema } from '@/lib/journeys/journey-schema'
import { operation } from '../../operation'
import { journeyShape } from '../journey-shape'

const path = '/api/v1/journeys/{id}'
const inPath = { id: z.uuid() }
const query = z.object({})
const answer = z.object({ timeZone: z.string(), journey: journeyShape })

export const oneJourney = operation({
  method: 'GET',
  needs: 'read',
  path,
  summary: 'One journey.',
  inPath,
  query,
  answer,
})

export const savedJourney = operation({
  method: 'PUT',
  needs: 'write',
  path,
  summary: 'Replaces what a journey is; the ads that follow it go on doing so.',
  inPath,
  query,
  body: journeyInputSchema,
  answer,
})

export const deletedJourney = operation({
  method: 'DELETE',
  needs: 'write',
  path,
  summary: 'Deletes a journey. Answers what it was, with the ads that now follow none.',
  inPath,
  query,
  answer,
})
