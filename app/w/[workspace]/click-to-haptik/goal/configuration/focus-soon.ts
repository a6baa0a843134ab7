/** A row that was added, brought back or moved up by a deletion is drawn only after this: its field is sought then. */
export function focusSoon(focus: () => void): void {
  setTimeout(focus, 50)
}
