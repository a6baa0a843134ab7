import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  path: string
  /** Without comments. */
  code: string
  /** What it imports: a path from the root without its ending, or the name of a package. */
  imports: string[]
  /** Those of them that are there when it runs: not `import type`. */
  loads: string[]
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const rooms = ['app', 'components', 'lib', 'db', 'tests']

/** Every TypeScript file of the rooms, and those that lie at the root. */
export function listSourceFiles(): SourceFile[] {
  const atRoot = readdirSync(root).filter(isSource)
  const inRooms = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter(isSource)
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`),
  )
  return [...atRoot, ...inRooms]
    .sort()
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')))
}

function isSource(name: string): boolean {
  return /\.tsx?$/.test(name) && !name.endsWith('.d.ts')
}

export function readSource(path: string, text: string): SourceFile {
  const code = withoutComments(text)
  const named = (text: string) => importsIn(text).map((name) => resolve(path, name))
  return { path, code, imports: named(code), loads: named(code.replace(typeImports, '')) }
}

const typeImports = /^(?:import|export) type\b[^'"]*(['"])[^'"]*\1/gm

const importForms =
  /(?:\bfrom|^\s*import|\bimport\s*\(|\brequire\s*\(|\bvi\.(?:mock|importActual)(?:<[^>]*>)?\s*\()\s*(['"`])([^'"`\n]+)\1/gm

function importsIn(code: string): string[] {
  return [...code.matchAll(importForms)].map(([, , name]) => name ?? '')
}

function resolve(path: string, name: string): string {
  if (name.startsWith('@/')) return withoutEnding(name.slice(2))
  if (name.startsWith('.')) return withoutEnding(posix.join(posix.dirname(path), name))
  return name
}

function withoutEnding(path: string): string {
  return path.replace(/\.[jt]sx?$/, '')
}

/** Blanks comments and leaves strings, as an address in a string holds two slashes too. */
function withoutComments(text: string): string {
  const parts = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g
  return text.replace(parts, (part) => (part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part))
}
