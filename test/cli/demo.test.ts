import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.each([
  [
    ['wishful'],
    'There is no story wishful. Known: car-finance, odi-agency, rental, financial-emergency, carmaker.',
  ],
  [['rental', '--pace', 'slow'], 'It is a number of seconds up to 60.'],
])('a story that cannot be told is refused in a sentence: %j', (args, sentence) => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/demo.ts', ...args], {
    encoding: 'utf8',
  })
  expect(stderr).toContain(sentence)
  expect(status).not.toBe(0)
})
