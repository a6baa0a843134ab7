import { chmod, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findInstalledChromium } from './find-chromium'
import { makeTemporaryFolder } from './support/temporary-folder'

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>

beforeAll(async () => {
  folder = await makeTemporaryFolder()
})
afterAll(() => folder.remove())

test('a browser on the path is found by its name, one that cannot be run is not', async () => {
  const file = path.join(folder.path, 'google-chrome')
  await writeFile(file, '#!/bin/sh\n')
  expect(findInstalledChromium(folder.path)).not.toBe(file)
  await chmod(file, 0o755)
  expect(findInstalledChromium(`/nowhere${path.delimiter}${folder.path}`)).toBe(file)
})
