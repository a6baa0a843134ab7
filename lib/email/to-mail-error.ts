import { MailError } from './mail-error'

/** What nodemailer says of a mail that did not go out. */
interface Refusal {
  code?: string
  responseCode?: number
  command?: string
}

/** Commands whose answer is about this mail; to any other one the server refuses us, whatever we send. */
const aboutTheMail = ['MAIL FROM', 'RCPT TO', 'DATA']

export function toMailError(cause: unknown): MailError {
  const { code, responseCode = 0, command = '' } = (cause ?? {}) as Refusal
  if (responseCode >= 500 && aboutTheMail.includes(command)) {
    return new MailError(`The mail server refused the mail (${responseCode}).`, false, { cause })
  }
  if (responseCode >= 400) {
    return new MailError(`The mail server takes no mail right now (${responseCode}).`, true, { cause })
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    return new MailError('The mail cannot be sent as it is.', false, { cause })
  }
  return new MailError('The mail server cannot be reached.', true, { cause })
}
