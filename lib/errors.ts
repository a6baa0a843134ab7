/**
 * What a caller may be told. Each class is one answer; anything else is a bug: logged once, shown as nothing
 * but its request id.
 */
export abstract class AppError extends Error {
  abstract readonly status: number
  abstract readonly code: string
}

/** Not there, or not this caller's: the two are never told apart. */
export class NotFoundError extends AppError {
  readonly status = 404
  readonly code = 'not_found'
  constructor(message = 'There is nothing here.') {
    super(message)
  }
}

export class UnauthenticatedError extends AppError {
  readonly status = 401
  readonly code = 'unauthenticated'
  constructor(message = 'Sign in first.') {
    super(message)
  }
}

export class ForbiddenError extends AppError {
  readonly status = 403
  readonly code = 'forbidden'
  constructor(message = 'Your role does not allow this.') {
    super(message)
  }
}

/** Was there once, and is no more. */
export class GoneError extends AppError {
  readonly status = 410
  readonly code = 'gone'
}

/** The user's mistake: `fields` holds a sentence per field. */
export class InvalidInputError extends AppError {
  readonly status = 422
  readonly code = 'invalid_input'
  constructor(
    message: string,
    readonly fields: Record<string, string> = {},
  ) {
    super(message)
  }
}

export class ConflictError extends AppError {
  readonly status = 409
  readonly code = 'conflict'
}

/** Too much asked at once; `retryAfter` is in seconds. */
export class LimitError extends AppError {
  readonly status = 429
  readonly code = 'too_many_requests'
  constructor(
    readonly retryAfter: number,
    message = 'Too many requests.',
  ) {
    super(message)
  }
}

/** Not able to answer now; `retryAfter` is in seconds. */
export class UnavailableError extends AppError {
  readonly status = 503
  readonly code = 'unavailable'
  constructor(
    readonly retryAfter = 5,
    message = 'Not available right now.',
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
