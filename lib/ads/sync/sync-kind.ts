/**
 * What is fetched of an ad account: the first days backwards, the day that runs, the days that Meta still
 * revises, and the names, states and pictures of its ads.
 */
export type SyncKind = 'first' | 'today' | 'revised' | 'names'
