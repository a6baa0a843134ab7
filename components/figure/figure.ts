/** The four looks of a figure. */
export type Figure =
  | {
      look: 'value'
      text: string
      /** The full value, where `text` is compact. */
      full?: string
    }
  | { look: 'zero'; text?: string }
  | { look: 'none'; reason: string }
  | { look: 'error'; reason?: string }
