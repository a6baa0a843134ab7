/** A menu gives the focus back when it closes, so whoever wants it elsewhere has to come after. */
export function focusSoon(focus: () => void): void {
  setTimeout(focus, 50)
}
