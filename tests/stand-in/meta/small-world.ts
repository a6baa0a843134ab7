import { type MetaWorld, usualQuirks } from './meta-world'

/** TODO */
export function smallWorld(): MetaWorld {
  return { app: { id: '', secret: '', name: '', redirectUris: [], configurations: {} }, version: 'v26.0', users: [], businesses: [], pages: [], accounts: [], quirks: usualQuirks }
}
