import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    'accounts',
    'connections',
    'conversations',
    'message-words',
    'counters',
    'ad-sums',
    'goals',
    'journeys',
    'requests',
    'meta',
    'reports',
    'audit',
  ].map((file) => `./db/schema/${file}.ts`),
  out: './drizzle',
})
