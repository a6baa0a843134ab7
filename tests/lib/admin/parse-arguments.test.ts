import '../../support/environment'
import { describe, expect, it } from 'vitest'
import { adminCommands } from '@/lib/admin/commands'
import { parseArguments, UsageError, usageOfAll } from '@/lib/admin/parse-arguments'

const connectionId = '0b8f8b0e-8f0e-4c55-9a55-5f2f3a7f6c11'

function parse(line: string) {
  const { command, input } = parseArguments(line.split(' '), adminCommands)
  return { command: `${command.noun} ${command.verb}`, input }
}

describe('a command that is understood', () => {
  it.each<[string, string, Record<string, unknown>]>([
    [
      'user create --email a@b.com --password secret',
      'user create',
      { email: 'a@b.com', password: 'secret' },
    ],
    [
      'workspace create --name Fab --slug fab --time-zone Asia/Kolkata --currency INR --owner a@b.com',
      'workspace create',
      { name: 'Fab', slug: 'fab', timeZone: 'Asia/Kolkata', currency: 'INR', owner: 'a@b.com' },
    ],
    [
      'connection create --workspace fab --kind whatsapp --name Shop --asset 120210000000123457',
      'connection create',
      { workspace: 'fab', kind: 'whatsapp', name: 'Shop', asset: '120210000000123457' },
    ],
    [
      `connection rotate-secret --workspace fab --connection ${connectionId}`,
      'connection rotate-secret',
      { workspace: 'fab', connection: connectionId, now: false },
    ],
    [
      `connection rotate-secret --now --workspace fab --connection ${connectionId}`,
      'connection rotate-secret',
      { workspace: 'fab', connection: connectionId, now: true },
    ],
    [
      'key create --workspace fab --scope read',
      'key create',
      { workspace: 'fab', scope: 'read', name: 'unnamed' },
    ],
    ['counters verify', 'counters verify', {}],
  ])('%s', (line, command, input) => {
    expect(parse(line)).toEqual({ command, input })
  })
})

describe('a command that is not', () => {
  it.each([
    ['', 'Say what to do.'],
    ['user', 'There is no command "user".'],
    ['user delete', 'There is no command "user delete".'],
    ['user create', '--email is missing.'],
    ['user create --email a@b.com', '--password is missing.'],
    ['user create --email a@b.com --passwort x', "user create: Unknown option '--passwort'."],
    ['user create a@b.com', "user create: Unexpected argument 'a@b.com'."],
    ['user create --email', "user create: Option '--email <value>' argument missing."],
    ['member add --workspace fab --email a@b.com --role boss', '--role: Choose one of viewer'],
    ['key create --workspace fab --scope all', '--scope: Choose read or write.'],
    ['connection create --workspace fab --kind sms --name Shop', '--kind: Choose one of bot'],
    ['connection rotate-secret --workspace fab --connection 7', '--connection: Give the connectionId.'],
    ['counters verify --workspace fab', "counters verify: Unknown option '--workspace'."],
  ])('%s', (line, sentence) => {
    const attempt = () => parse(line)
    expect(attempt).toThrow(UsageError)
    expect(attempt).toThrow(sentence)
  })
})

it('explains every command in a line or two', () => {
  const usage = usageOfAll(adminCommands)
  for (const { noun, verb, summary } of adminCommands) {
    expect(usage).toContain(`${noun} ${verb}`)
    expect(usage).toContain(summary)
  }
  expect(usage).toContain('connection rotate-secret --workspace WORKSPACE --connection CONNECTION [--now]')
})
