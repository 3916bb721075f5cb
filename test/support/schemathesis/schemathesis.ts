import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { loadConfig } from '../../../src/config/load-config.ts'
import { withLock } from '../../../src/embedded/lock.ts'

const run = promisify(execFile)
const requirements = path.join(import.meta.dirname, 'requirements.txt')
const config = path.join(import.meta.dirname, 'schemathesis.toml')
const say = (line: string) => process.stderr.write(`${line}\n`)

/** Schemathesis, which asks an API what its OpenAPI document allows and what it forbids; fetched once, with pip. */
async function ensureSchemathesis(): Promise<string> {
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 8)
  const home = path.join(loadConfig().cacheDir, 'schemathesis', digest)
  const program = path.join(home, 'bin', 'st')
  mkdirSync(path.dirname(home), { recursive: true })
  await withLock(`${home}.lock`, say, async () => {
    if (existsSync(program)) return
    say('Fetching Schemathesis with pip, once …')
    rmSync(home, { recursive: true, force: true })
    try {
      await run('python3', ['-m', 'venv', home])
      await run(path.join(home, 'bin', 'pip'), ['install', '--quiet', '--no-deps', '-r', requirements])
    } catch (error) {
      renameSync(home, `${home}.failed-${process.pid}`)
      throw new Error('Schemathesis needs Python 3.10 or later with venv, and PyPI.', { cause: error })
    }
  })
  return program
}

export type Search = {
  url: string
  token: string
  /** Of each operation. */
  examples: number
  seed: number
  /** Of these; of all if left out. */
  operations?: readonly string[]
  /** Also what lies at the edges of each schema: many times as much. */
  edges?: true
}

/** Asks every operation but the one that never ends. What was wrong, told at length; nothing, if all was right. */
export async function searchForFaults({
  url,
  token,
  examples,
  seed,
  operations = [],
  edges,
}: Search): Promise<string> {
  const program = await ensureSchemathesis()
  const args = [
    ...['--config-file', config, '--no-color', 'run', `${url}/openapi.json`],
    ...['-H', `Authorization: Bearer ${token}`, '--seed', String(seed), '-n', String(examples)],
    ...['--phases', `examples,${edges ? 'coverage,' : ''}fuzzing`, '--continue-on-failure'],
    ...operations.flatMap((one) => ['--include-operation-id', one]),
    ...['--exclude-operation-id', 'openStream', '--warnings', 'off', '--request-timeout', '60'],
    ...['--workers', '3'],
    ...['--generation-database', 'none', '--no-shrink', '--suppress-health-check', 'all'],
  ]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (told += String(chunk)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return code === 0 ? '' : told.slice(-30_000)
}
