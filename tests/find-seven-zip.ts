import { findProgram, installFromDebian } from './find-program'

/** As Debian and others name it, and as 7-Zip itself does. */
const names = ['7z', '7zz', '7za']

/** The path of a 7-Zip that is installed: what opens reports in the tests as it does at people's desks. */
export function findInstalledSevenZip(searchPath?: string): string | null {
  return findProgram(names, searchPath)
}

/** As above; where there is none it is installed if that can be done without asking. */
export function findOrFetchSevenZip(): string | null {
  const found = findInstalledSevenZip()
  if (found) return found
  console.log('7-Zip is not installed; fetching it.')
  return installFromDebian('p7zip-full') ? findInstalledSevenZip() : null
}
