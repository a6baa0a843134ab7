/** How many versions are listed, and counted side by side, before more are asked for. */
export const versionsAtOnce = 10
