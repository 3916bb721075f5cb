import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleFile, workflowBundle } from '../../src/run/workflow-bundle.ts'

let cacheDir: string
beforeAll(() => {
  cacheDir = mkdtempSync(path.join(tmpdir(), 'yinuo-bundle-'))
})
afterAll(() => rmSync(cacheDir, { recursive: true, force: true }))

// Trial R10
test('the code of the workflows is made once: a worker that starts again reads it', async () => {
  const folder = path.join(cacheDir, 'workflows')
  mkdirSync(folder)
  for (let count = 0; count < 25; count++) writeFileSync(path.join(folder, `old-${count}.cjs`), '')
  const file = await bundleFile({ cacheDir })
  expect(readdirSync(folder)).toHaveLength(20)
  writeFileSync(file, 'as it was made')
  expect(await workflowBundle({ cacheDir })).toEqual({ codePath: file })
  expect(readFileSync(file, 'utf8')).toBe('as it was made')
}, 60_000)

test('where nothing can be written a worker works all the same', async () => {
  const taken = path.join(cacheDir, 'a-file')
  writeFileSync(taken, '')
  expect(await workflowBundle({ cacheDir: taken })).toMatchObject({ code: expect.any(String) as string })
}, 60_000)
