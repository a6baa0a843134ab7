import { AppError } from '@/lib/errors'

/** Somebody saved in between: `theirs` is what they saved, as the API answers it. */
export class StaleError extends AppError {
  readonly status = 409
  readonly code = 'stale'
  constructor(readonly theirs: object) {
    super('Somebody saved a newer one in between. Look at theirs, then save over it by its number.')
  }
}
