import './environment'
import { format } from 'node:util'
import { afterAll, afterEach, expect } from 'vitest'

/**
 * A line on console.error that no test expected fails the test: lib/log writes there, and a log line nobody
 * looked at is a failure nobody noticed.
 */
let lines: string[] = []
let expected: (string | RegExp)[] = []

console.error = (...parts: unknown[]) => {
  lines.push(format(...parts))
}

/** Says that this test makes the app log a line with this text; it fails if none comes. */
export function expectLogged(...texts: (string | RegExp)[]): void {
  expected.push(...texts)
}

/** The lines of this test so far, to look into one. */
export function loggedLines(): string[] {
  return [...lines]
}

function settle(): void {
  const matches = (line: string, text: string | RegExp) =>
    typeof text === 'string' ? line.includes(text) : text.test(line)
  const stray = lines.filter((line) => !expected.some((text) => matches(line, text)))
  const missing = expected.filter((text) => !lines.some((line) => matches(line, text)))
  lines = []
  expected = []
  expect(stray, 'stray lines on console.error; call expectLogged() if they belong').toEqual([])
  expect(missing, 'expected log lines that never came').toEqual([])
}

afterEach(settle)
afterAll(settle)
