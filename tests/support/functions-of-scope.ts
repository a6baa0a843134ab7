import { listSourceFiles } from './source-file'

const declaration = /^export (?:async )?function\*? (\w+)\(\s*(?:sql: [^\n]*,\s*)?scope: Scope\b/gm

/** Names of the functions that a room of lib exports and that work on behalf of a scope. */
export function listFunctionsOfScope(room: string): string[] {
  return listSourceFiles()
    .filter(({ path }) => path.startsWith(`${room}/`))
    .flatMap(({ code }) => [...code.matchAll(declaration)].map(([, name]) => name ?? ''))
    .sort()
}
