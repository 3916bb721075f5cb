import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, inject, test } from 'vitest'
import { apply, copySources, editedFiles, ROOT } from '../recipes/apply.ts'
import { RECIPES } from '../recipes/recipes.ts'
import { ownDirectory } from '../support/temporal/servers.ts'

// The recipes of CONTRIBUTING.md on samples, in a copy: all of them together compile, keep the layers and pass; with a
// step left out a check or a test says so.

const SERVED = [
  'test/api/complaints/life.test.ts',
  'test/api/figures.test.ts',
  'test/api/lists.test.ts',
  'test/api/openapi.test.ts',
  // Not the oracle's: what it says of a new figure takes Python.
  'test/figures/definitions.test.ts',
  'test/figures/figures.test.ts',
  'test/figures/random-lives.test.ts',
  'test/reconciliation/projections.test.ts',
  'test/register/lists/list.test.ts',
  'test/register/migrate.test.ts',
]
/** What says that a step was forgotten, where the compiler does not. */
const GUARDS = [
  'test/database.test.ts',
  'test/doors/every-way-in.test.ts',
  'test/doors/who-may-what.test.ts',
  'test/domain/decide/callback.test.ts',
  'test/figures/definitions.test.ts',
  'test/words',
]

const SAMPLES = Object.values(RECIPES).flat()

let copy: string
beforeAll(() => {
  copy = path.join(ownDirectory('recipes'), 'copy')
  copySources(copy)
  apply(copy, SAMPLES)
})

function run(...args: string[]): { isFine: boolean; said: string } {
  const foreign = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'))
  const env = { ...Object.fromEntries(foreign), TEMPORAL_CLI_PATH: inject('temporalCli') }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, env, encoding: 'utf8' })
  return { isFine: status === 0, said: stdout + stderr }
}
const check = (...names: string[]) => run('scripts/check.mjs', ...names)
const vitest = (...args: string[]) => run('node_modules/vitest/vitest.mjs', 'run', ...args)

test('all samples together compile, keep the layers and pass', () => {
  const { isFine, said } = check('types', 'core', 'imports', 'sandbox')
  expect(isFine, said).toBe(true)
  for (const chosen of [
    ['--project', 'fast'],
    ['--project', 'service', ...SERVED],
  ])
    expect(vitest(...chosen).said).toMatch(/^\d{2,} passed, 0 failed$/m)
})

/** A word that is as it was, a test and a migration that are not there: of these nothing can tell. */
const STEPS = Object.entries(RECIPES)
  .filter(([name]) => name !== 'To change a word')
  .flatMap(([name, edits]) => edits.filter((edit) => !('text' in edit)).map((edit) => ({ name, edit })))

test.each(STEPS.map((step, index) => ({ ...step, index, file: step.edit.file })))(
  '$name: without step $index, in $file, something is said',
  ({ edit, file }) => {
    const write = (text: string | undefined) => writeFileSync(path.join(copy, file), text!)
    write(
      editedFiles(SAMPLES.filter((one) => one !== edit)).get(file) ??
        readFileSync(path.join(ROOT, file), 'utf8'),
    )
    const isSilent =
      check('types', 'core').isFine &&
      (!file.endsWith('.ts') || run('node_modules/.bin/oxlint', file).isFine) &&
      vitest(...GUARDS).isFine
    write(editedFiles(SAMPLES).get(file))
    expect(isSilent).toBe(false)
  },
)
