/** A mail that was not accepted. Its message is a sentence for people and names no address. */
export class MailError extends Error {
  override readonly name = 'MailError'

  constructor(
    message: string,
    /** Whether the same mail may be accepted later; false once the server has refused this very mail. */
    readonly isTemporary: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
