/** How long a mailed link leads to its file, in minutes. */
export const linkMinutes = 60
export const mostDownloads = 3
/** Hours for which a file waits in the app where its mail could not be delivered. */
export const undeliveredHours = 24
/** Beyond this no program opens the workbook any more, split or not. */
export const mostRows = 5_000_000
/** Of the finished file. */
export const mostBytes = 1_500_000_000
/** Of one member at the same time. */
export const mostAtOnce = 5
