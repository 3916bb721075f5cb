import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { ownDirectory } from '../support/temporal/servers.ts'

// The README names the versions of Node under which this was tried: here it is. Each comes as a package of npm; what
// needs no server runs under it, and what starts, serves, replays and is killed.

const VERSIONS = ['20.19.6', '22.23.3', '24.21.0']
const SERVED = [
  'test/embedded/start.test.ts',
  'test/replay.test.ts',
  'test/workflows/complaint.test.ts',
  'test/api/complaints/life.test.ts',
  'test/api/complaints/reading.test.ts',
  'test/api/imports/import-command.test.ts',
  'test/faults/worker-killed.test.ts',
]
const root = path.resolve(import.meta.dirname, '../..')

function nodeOf(version: string): string {
  const directory = ownDirectory('node')
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  execFileSync('npm', [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--prefix',
    directory,
    `${name}@${version}`,
  ])
  return path.join(directory, 'node_modules', name, 'bin', 'node')
}

async function vitest(node: string, args: string[]): Promise<string> {
  const foreign = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'))
  const env = { ...Object.fromEntries(foreign), TEMPORAL_CLI_PATH: inject('temporalCli') }
  const child = spawn(node, ['node_modules/vitest/vitest.mjs', 'run', ...args], { cwd: root, env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  await new Promise((resolve) => child.once('exit', resolve))
  return said
}

for (const version of VERSIONS)
  test(`it works under Node ${version}`, async () => {
    const node = nodeOf(version)
    expect(execFileSync(node, ['--version']).toString().trim()).toBe(`v${version}`)
    expect(SERVED.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
    for (const chosen of [
      ['--project', 'fast'],
      ['--project', 'service', ...SERVED],
    ])
      expect(await vitest(node, chosen)).toMatch(/^\d{2,} passed, 0 failed$/m)
  })
