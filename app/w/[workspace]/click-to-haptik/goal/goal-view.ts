/** The dialogs of the goal, as the address names them: `?goal=edit`. */
export const goalViews = ['edit', 'versions'] as const
export type GoalView = (typeof goalViews)[number]
