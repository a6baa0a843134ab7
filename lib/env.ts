import { z } from 'zod'

/**
 * The only reader of `process.env`. Every variable is optional in development; in production the ones that
 * protect data must be given. A wrong value stops the process with one message that names all of them.
 */

const flag = z.enum(['0', '1']).transform((value) => value === '1')

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  ENCRYPTION_KEYS: z
    .string()
    .regex(/^\d+:[A-Za-z0-9+/]{43}=(,\d+:[A-Za-z0-9+/]{43}=)*$/, 'is a list of version:base64 of 32 bytes')
    .optional(),
  META_APP_ID: z.string().optional(),
  META_APP_SECRETS: list.optional(),
  META_VERIFY_TOKEN: z.string().optional(),
  META_GRAPH_URL: z.url().default('https://graph.facebook.com'),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default('v26.0'),
  META_LOGIN_URL: z.url().default('https://www.facebook.com'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Click to Haptik <no-reply@localhost>'),
  DATA_DIR: z.string().default('.data'),
  TRUST_PROXY: flag.default(false),
  CI: z.string().optional(),
  PATH: z.string().default('/usr/bin:/bin'),
})

export type Environment = z.infer<typeof environmentSchema>

/** Reads and checks an environment; throws one Error that names everything missing or malformed. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The environment is not usable.\n  ${problems.join('\n  ')}\nSee .env.example.`)
}

export const env: Environment = parseEnvironment(process.env)

/**
 * Hands values found at start (the embedded database's address, generated secrets) to this process and to
 * the ones it starts, so that there is one place where settings are read.
 */
export function provideEnvironment(values: Partial<Record<keyof Environment, string>>): void {
  Object.assign(process.env, values)
  Object.assign(env, parseEnvironment(process.env))
}

/** The environment for a child process. */
export function childEnvironment(values: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...values }
}
