import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lookAtFiles } from '../../src/cli/production/files.ts'

// R59

test('the doctor says whether there is a place for files, and room in it', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'yinuo-evidence-'))
  const looked = async (limitBytes: number, at = directory) =>
    (await lookAtFiles({ evidence: { directory: at, limitBytes, scanner: undefined } })).state
  expect(await looked(1)).toBe('good')
  expect(await looked(1e15)).toBe('warning')
  expect(await looked(1, path.join(directory, 'none'))).toBe('bad')
  expect(await lookAtFiles({ evidence: undefined })).toMatchObject({ state: 'warning', subject: 'files' })
  await rm(directory, { recursive: true })
})
