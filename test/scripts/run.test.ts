import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const runner = path.resolve(import.meta.dirname, '../../scripts/run.mjs')
let directory: string
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'yinuo-run-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function program(text: string): string {
  const file = path.join(directory, `${Math.random().toString(36).slice(2)}.mts`)
  writeFileSync(file, text)
  return file
}

test('a TypeScript file runs with its arguments, and stdout is its own', () => {
  const file = program("const words: string[] = process.argv.slice(2)\nconsole.log(words.join('|'))\n")
  const { stdout, status } = spawnSync(process.execPath, [runner, file, 'one', 'two words', '--three'], {
    encoding: 'utf8',
  })
  expect(stdout).toBe('one|two words|--three\n')
  expect(status).toBe(0)
})

test('the exit code is passed on', () => {
  expect(spawnSync(process.execPath, [runner, program('process.exit(7)\n')]).status).toBe(7)
})

test('an installed tool runs by name', () => {
  const { stdout } = spawnSync(process.execPath, [runner, '--bin', 'vitest', '--version'], {
    encoding: 'utf8',
  })
  expect(stdout).toMatch(/^vitest\/4/)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s is passed on', async (signal) => {
  const text = `process.on('${signal}', () => process.exit(5))\nsetInterval(() => {}, 1000)\nconsole.log('up')\n`
  const child = spawn(process.execPath, [runner, program(text)])
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.kill(signal)
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(5)
})

test('without a file it says how it is used', () => {
  const { stderr, stdout, status } = spawnSync(process.execPath, [runner], { encoding: 'utf8' })
  expect(stderr).toContain('usage: ')
  expect(stdout).toBe('')
  expect(status).toBe(2)
})
