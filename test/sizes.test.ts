import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => path.join(parentPath, name))

/** Migrations are only ever added to. */
const isCounted = (folder: string) => folder !== path.join('src', 'register', 'sql', 'migrations')

test('no folder of the sources holds more than twenty files', () => {
  const folders = new Set(files.map((file) => path.dirname(file)))
  expect(folders.size).toBeGreaterThan(50)
  const heldBy = (folder: string) => files.filter((file) => path.dirname(file) === folder).length
  expect([...folders].filter((folder) => isCounted(folder) && heldBy(folder) > 20)).toEqual([])
})

test('no file of the sources is longer than 300 lines, but for lists of words', () => {
  const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1
  const long = files.filter((file) => !file.endsWith('.json') && lines(file) > 300)
  expect(long).toEqual([])
})
