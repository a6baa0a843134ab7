/**
 * Settings that tests run with whatever the shell has. Import it before anything that reads lib/env.
 * The keys are not secret: they protect nothing but test rows.
 */
Object.assign(process.env, {
  NODE_ENV: 'test',
  APP_URL: 'http://localhost:3000',
  AUTH_SECRET: 'a-test-secret-of-more-than-thirty-two-characters',
  ENCRYPTION_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')},2:${Buffer.alloc(32, 2).toString('base64')}`,
})
