import { execFileSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { startPostgres } from '../src/embedded/postgres.ts'
import { ocelExport } from '../src/exports/ocel/ocel.ts'
import { migrate } from '../src/register/migrate.ts'
import { sightOfRole } from '../src/register/lists/visible.ts'
import { createSlowPool } from '../src/register/pool.ts'
import { createRegister } from '../src/register/register.ts'
import { disputed, neglected, settled, recordLife } from '../test/support/register/lives-by-hand.ts'

// Whether pm4py reads our event logs as they are meant (npm run check:ocel -- [complaints]). It is told apart from the
// tests because it fetches Python packages; the form of a log is held by the tests themselves.

const count = Number(process.argv[2] ?? 30)
const oracle = path.resolve(import.meta.dirname, '../test/oracle')
const environment = path.resolve(import.meta.dirname, '../.cache/ocel')
const python = path.join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
const run = (command: string, args: readonly string[]) =>
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })

if (!existsSync(python)) run('python3', ['-m', 'venv', environment])
run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', path.join(oracle, 'requirements-ocel.txt')])

const directory = mkdtempSync(path.join(tmpdir(), 'yinuo-ocel-'))
const postgres = await startPostgres({
  dataDir: path.join(directory, 'pg'),
  database: 'postgres',
  durable: false,
})
const pool = createSlowPool(postgres.url)
try {
  await migrate(postgres.url)
  const lives = [settled, neglected, disputed]
  const start = Date.UTC(2026, 2, 2, 1)
  for (let n = 0; n < count; n++) {
    const life = { id: `cmp_${n}`, number: `Y-${n}`, receivedAt: start + n * 3_600_000, ...lives[n % 3]! }
    await recordLife(createRegister(pool), life)
  }
  const file = path.join(directory, 'log.json')
  await pipeline(ocelExport(pool, { sight: sightOfRole('auditor') }), createWriteStream(file))
  run(python, [path.join(oracle, 'ocel.py'), file])
} finally {
  await pool.end()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}
