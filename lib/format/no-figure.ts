/** What stands where there is no figure; always with its reason beside it for those who cannot see it. */
export const noFigure = '–'
