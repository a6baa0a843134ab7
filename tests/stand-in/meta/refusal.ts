import { randomBytes } from 'node:crypto'
import { type FixtureName, type GraphErrorFixture, readFixture } from '../../fixtures/meta/read-fixture'

/** An answer that is an error of Meta's. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super('refused')
  }
}

/** One of the errors in tests/fixtures/meta. */
export function refusalOf(fixture: string): Refusal {
  const { http_status, body } = readFixture<GraphErrorFixture>(fixture as FixtureName)
  return new Refusal(http_status, body)
}

export function refuse(code: number, message: string, subcode?: number): Refusal {
  const error = {
    message,
    type: 'OAuthException',
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
  }
  return new Refusal(400, { error })
}
