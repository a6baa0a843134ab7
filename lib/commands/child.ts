import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process of our own that never outlives us. */
export interface Child {
  name: string
  /** Resolves when it has ended, with the exit code a shell would give it. */
  ended: Promise<number>
  /** Asks it to end, and after some seconds ends it. */
  stop(): Promise<void>
}

interface Options {
  name: string
  /** A script for this Node, with its arguments. */
  script: string[]
  /** What it reads as its environment. */
  environment: NodeJS.ProcessEnv
  /** `inherit` leaves its words as they are; `prefix` puts its name before each line. */
  output: 'inherit' | 'prefix'
  /** Hears each line on its standard output in the place of ours; for one that has something to tell us. */
  onLine?: (line: string) => void
}

const grace = 10_000
const lastLook = 2_000
const exitCodes: Partial<Record<NodeJS.Signals, number>> = { SIGINT: 130, SIGTERM: 143, SIGKILL: 137 }
const running = new Set<ChildProcess>()

/**
 * A killed parent can tell nobody, so the child watches the pipe between the two. What the child starts may
 * inherit this preload, and has a pipe of its own that must be left alone.
 */
const endWithParent = `data:text/javascript,${encodeURIComponent(`
  if (process.ppid === ${process.pid}) {
    process.on('disconnect', () => {
      setTimeout(() => process.exit(1), ${grace}).unref()
      process.kill(process.pid, 'SIGTERM')
    })
    process.channel?.unref()
  }
`)}`

process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL')
})

export function startChild({ name, script, environment, output, onLine }: Options): Child {
  const piped = output === 'prefix' ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, ['--import', endWithParent, ...script], {
    env: environment,
    stdio: ['ignore', onLine ? 'pipe' : piped, piped, 'ipc'],
    // Ctrl-C reaches the whole group of a terminal; ours end one after the other.
    detached: true,
  })
  running.add(child)
  const print = (line: string) => line.trim() && console.log(`[${name}] ${line}`)
  if (child.stdout) hearLines(child.stdout, onLine ?? print)
  if (child.stderr) hearLines(child.stderr, print)
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code, signal) => resolve(code ?? (signal && exitCodes[signal]) ?? 1))
  }).finally(() => running.delete(child))
  return { name, ended, stop: () => stop(child, ended) }
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  signalGroup(child, 'SIGTERM')
  const late = await Promise.race([ended.then(() => false), sleep(grace, true, { ref: false })])
  if (!late) return
  signalGroup(child, 'SIGKILL')
  await Promise.race([ended, sleep(lastLook, undefined, { ref: false })])
}

/** The child leads a group of its own, and what it started belongs to it. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It ended between the question and the signal.
  }
}

function hearLines(stream: Readable, hear: (line: string) => void): void {
  createInterface({ input: stream }).on('line', hear)
}
