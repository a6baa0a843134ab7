import { Logger } from 'graphile-worker'
import { logError, logWarning } from '@/lib/log'

/** Only what somebody should look into, in the one form of all log lines. */
export const quietLogger = new Logger(({ taskIdentifier }) => (level, message) => {
  const facts = taskIdentifier ? { task: taskIdentifier } : {}
  if (level === 'error') logError('job', new Error(message), facts)
  if (level === 'warning') logWarning(message, facts)
})
