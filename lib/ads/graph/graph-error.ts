/**
 * What an answer of Meta's means for us:
 * `token-dead` nobody can ask with this token again; `permission` the person may not, or no longer;
 * `throttled` not before `until`; `too-much-data` ask for less, or for a report; `temporary` asked again
 * already, and still no answer; `gone` no such object; `bad-request` our own mistake; `version` our version
 * of the API has ended.
 */
export type GraphErrorKind =
  | 'token-dead'
  | 'permission'
  | 'throttled'
  | 'too-much-data'
  | 'temporary'
  | 'gone'
  | 'bad-request'
  | 'version'

export interface GraphFault {
  kind: GraphErrorKind
  /** Meta's code and subcode; null where the answer was not one of Meta's errors. */
  code: number | null
  subcode: number | null
  /** For whom Meta asks us to wait: one ad account, or everything that this app asks. */
  whom: 'account' | 'app'
  /** Set for `throttled`. */
  until: Date | null
}

/** A question to Meta that was not answered. Its message names no token and no secret. */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly kind: GraphErrorKind
  readonly code: number | null
  readonly subcode: number | null
  readonly whom: 'account' | 'app'
  readonly until: Date | null

  constructor(message: string, fault: GraphFault, options?: ErrorOptions) {
    super(message, options)
    this.kind = fault.kind
    this.code = fault.code
    this.subcode = fault.subcode
    this.whom = fault.whom
    this.until = fault.until
  }
}
