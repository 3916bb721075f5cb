import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const start = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/start.ts', ...args], { encoding: 'utf8' })

test('who asks `npm start` what it does is told, and nothing is started', () => {
  const { status, stdout, stderr } = start('--help')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('docs/configuration.md')
})

test('what `npm start` does not know is refused, and nothing is started', () => {
  const { status, stdout, stderr } = start('--prot=4000')
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain("unknown option '--prot=4000'")
})
