import { z } from 'zod'
import type { Load, Throttle } from './throttle'

const none: Load = { percent: 0, regainMs: 0 }
const longestRegain = 24 * 60 * 60_000

const amount = z.number().nonnegative().catch(0)
const tier = z.string().optional().catch(undefined)
const calls = z.looseObject({ call_count: amount, total_time: amount, total_cputime: amount })
const useCases = z.record(
  z.string(),
  z.array(calls.extend({ estimated_time_to_regain_access: amount, ads_api_access_tier: tier })).catch([]),
)
const pair = z.looseObject({ app_id_util_pct: amount, acc_id_util_pct: amount, ads_api_access_tier: tier })
const usage = z.looseObject({
  acc_id_util_pct: amount,
  reset_time_duration: amount,
  ads_api_access_tier: tier,
})

/** Reads the headers in which Meta says how near a limit is. Those that are absent or broken say nothing. */
export function readThrottle(headers: Headers): Throttle {
  const appUsage = read(headers, 'x-app-usage', calls)
  const accountUsage = read(headers, 'x-ad-account-usage', usage)
  const cases = read(headers, 'x-business-use-case-usage', useCases) ?? {}
  const pairs = ['x-fb-ads-insights-throttle', 'x-fb-ads-insights-reach-throttle'].flatMap(
    (name) => read(headers, name, pair) ?? [],
  )
  const tiers = [accountUsage, ...pairs, ...Object.values(cases).flat()].map(
    (said) => said?.ads_api_access_tier,
  )
  return {
    app: highest([
      { percent: appUsage ? percentOf(appUsage) : 0, regainMs: 0 },
      ...pairs.map((said) => ({ percent: said.app_id_util_pct, regainMs: 0 })),
    ]),
    account: highest([
      load(accountUsage?.acc_id_util_pct ?? 0, (accountUsage?.reset_time_duration ?? 0) * 1000),
      ...pairs.map((said) => ({ percent: said.acc_id_util_pct, regainMs: 0 })),
    ]),
    named: Object.fromEntries(Object.entries(cases).map(([id, uses]) => [id, highest(uses.map(loadOfUse))])),
    isDevelopment: tiers.includes('development_access'),
  }
}

function loadOfUse(use: z.infer<typeof useCases>[string][number]): Load {
  const regainMs = use.estimated_time_to_regain_access * 60_000
  return load(regainMs > 0 ? Math.max(percentOf(use), 100) : percentOf(use), regainMs)
}

function percentOf(said: z.infer<typeof calls>): number {
  return Math.max(said.call_count, said.total_time, said.total_cputime)
}

function load(percent: number, regainMs: number): Load {
  return { percent, regainMs: Math.min(regainMs, longestRegain) }
}

function highest(loads: Load[]): Load {
  return loads.reduce(
    (high, { percent, regainMs }) => load(Math.max(high.percent, percent), Math.max(high.regainMs, regainMs)),
    none,
  )
}

function read<T>(headers: Headers, name: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(headers.get(name) ?? '')).data
  } catch {
    return undefined
  }
}
