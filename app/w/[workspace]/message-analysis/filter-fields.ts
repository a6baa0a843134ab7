/** The parts of the address that the form of filters sets. */
export const filterFields = [
  'search',
  'conversation',
  'message',
  'user',
  'ad',
  'scoreFrom',
  'scoreTo',
] as const
