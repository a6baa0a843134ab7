import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readXlsx, type Sheet, type Workbook } from 'hucre/xlsx'
import { findInstalledSevenZip } from '../find-seven-zip'

/** A report's zip as 7-Zip and a reader of workbooks that did not write it see it. */
export interface OpenedReport {
  /** Lines of `7z l -slt`: how each file in it is kept. */
  listing: string
  /** The names of the files in the zip. */
  files: string[]
  /** The workbook's own bytes. */
  bytes: Buffer
  workbook: Workbook
}

export async function openReport(zip: Uint8Array, password: string): Promise<OpenedReport> {
  return inFolder(zip, async (file, folder) => {
    const listing = await run7z('l', '-slt', `-p${password}`, file)
    const files = [...listing.matchAll(/^Path = (.*)$/gm)].map(([, path]) => path ?? '').slice(1)
    await run7z('x', '-y', `-p${password}`, `-o${folder}/out`, file)
    const bytes = await readFile(join(folder, 'out', files[0] ?? ''))
    return { listing, files, bytes, workbook: await readXlsx(bytes) }
  })
}

/** Whether 7-Zip finds the file whole with this password. */
export async function opensWith(zip: Uint8Array, password: string): Promise<boolean> {
  return inFolder(zip, async (file) => {
    return run7z('t', `-p${password}`, file).then(
      () => true,
      (error: Error) => {
        if (/Wrong password/.test(error.message + String(Object(error).stderr))) return false
        throw error
      },
    )
  })
}

export function sheetOf({ workbook }: OpenedReport, name: string): Sheet {
  const sheet = workbook.sheets.find((one) => one.name === name)
  if (!sheet) throw new Error(`There is no sheet ${name}.`)
  return sheet
}

async function inFolder<T>(zip: Uint8Array, work: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'click-to-haptik-report-'))
  const file = join(folder, 'report.zip')
  await writeFile(file, zip)
  return work(file, folder).finally(() => rm(folder, { recursive: true, force: true }))
}

async function run7z(...args: string[]): Promise<string> {
  const program = findInstalledSevenZip()
  if (!program) throw new Error('7-Zip is not installed; npm test says how to get it.')
  const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 2 ** 26 })
  return stdout
}
