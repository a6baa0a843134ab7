/**
 * The place at which something dragged from place `from` would be dropped: after everything else whose middle
 * lies above the pointer.
 */
export function placeAmong(middles: number[], from: number, pointer: number): number {
  return middles.filter((middle, place) => place !== from && middle < pointer).length
}
