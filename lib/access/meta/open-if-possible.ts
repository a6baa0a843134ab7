import { AppError } from '@/lib/errors'
import { logError } from '@/lib/log'
import type { Scope } from '../scope'
import { type OpenLogin, openLogin } from './open-login'

/** Null also for a token that does not open: where its key is gone, what it was for must still come to an end. */
export async function openIfPossible(scope: Scope, loginId: string): Promise<OpenLogin | null> {
  try {
    return await openLogin(scope, loginId)
  } catch (error) {
    if (error instanceof AppError) throw error
    logError('a login with Meta does not open', error, { workspaceId: scope.workspaceId, loginId })
    return null
  }
}
