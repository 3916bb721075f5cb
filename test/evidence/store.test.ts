import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { createDirectoryStore } from '../../src/evidence/directory-store.ts'
import { keepsFiles } from '../support/evidence/store-rules.ts'

// R59

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-evidence-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

keepsFiles({
  store: () => createDirectoryStore(directory),
  left: async () =>
    (await readdir(directory, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name),
})
