import { z } from 'zod'

/** Which report is meant. */
export const reportIdSchema = z.strictObject({ reportId: z.uuid() })
