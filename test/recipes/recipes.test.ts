import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { editedFiles, ROOT } from './apply.ts'
import { RECIPES } from './recipes.ts'

// That the samples compile and pass is shown in test/long/recipes.test.ts.

const contributing = readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8')
const promised = new Map(
  [...contributing.matchAll(/^## (.+): (\d+) files?$/gm)].map(([, name, count]) => [name, Number(count)]),
)

test('each recipe touches as many files as CONTRIBUTING.md says, in places that are there', () => {
  const touched = Object.entries(RECIPES).map(([name, edits]) => [name, editedFiles(edits).size] as const)
  expect(new Map(touched)).toEqual(promised)
})

test('every file that CONTRIBUTING.md names is there', () => {
  const named = [...contributing.matchAll(/`((?:src|test|docs|scripts|calendars|policies)\/[\w./-]+)`/g)].map(
    ([, file]) => file!,
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([])
})
