import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/** Only ever added to: migrations by every change of the tables, histories by every change of the workflows. */
const APPEND_ONLY = ['src/register/sql/migrations', 'test/histories', 'test/histories/errands'].map(
  path.normalize,
)
const CODE = new Set(['.ts', '.mjs', '.sql', '.py'])

const filesIn = (room: string) =>
  readdirSync(room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))

describe.each([
  ['src', 50],
  ['test', 30],
  ['bench', 3],
  ['scripts', 1],
])('in %s', (room, folderCount) => {
  const files = filesIn(room).filter((file) => !APPEND_ONLY.includes(path.dirname(file)))
  const folders = new Set(files.map((file) => path.dirname(file)))

  test('no folder holds more than twenty files', () => {
    expect(folders.size).toBeGreaterThanOrEqual(folderCount)
    const heldBy = (folder: string) => files.filter((file) => path.dirname(file) === folder).length
    expect([...folders].filter((folder) => heldBy(folder) > 20)).toEqual([])
  })

  test('no file of code is longer than 300 lines', () => {
    const code = files.filter((file) => CODE.has(path.extname(file)))
    const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1
    expect(code.length).toBeGreaterThanOrEqual(folders.size)
    expect(code.filter((file) => lines(file) > 300)).toEqual([])
  })
})

test('each folder of tests and of their support is on the map', () => {
  const map = readFileSync('test/README.md', 'utf8')
  const foldersIn = (room: string) =>
    filesIn(room).flatMap((file) => path.relative(room, file).split(path.sep).slice(0, -1).slice(0, 1))
  const mirrored = new Set(foldersIn('src'))
  const folders = new Set(
    [...foldersIn('test'), ...foldersIn('test/support')].filter((name) => !mirrored.has(name)),
  )
  expect(folders.size).toBeGreaterThan(10)
  expect([...folders].filter((name) => !map.includes(`\`${name}\``))).toEqual([])
})
