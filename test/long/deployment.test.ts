import { execFileSync, spawn } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issuing, type Issuing } from '../support/issuer.ts'
import { config } from '../support/product.ts'
import { imagePostgres, setUpDatabases } from '../support/production/databases.ts'
import { dotEnvFor, TRIAL } from '../support/production/deployment.ts'
import { portBelow32768, temporalCluster, toolsDirOf } from '../support/production/temporal-cluster.ts'
import { temporalTools } from '../support/production/temporal-tools.ts'
import { startedUnit } from '../support/production/units.ts'
import { ownDirectory } from '../support/temporal/servers.ts'

// docs/deployment.md, "Without containers", word for word in an empty folder, by one shell. What is done beside the
// shell is what the page says is done beside it: .env is filled in, Temporal's server runs, systemd starts the units.

const guide = readFileSync('docs/deployment.md', 'utf8')
const section = /^## Without containers$([^]*?)^## /m.exec(guide)![1]!
const blocks = [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block)

const stops: (() => Promise<unknown>)[] = []
let issuer: Issuing
let postgres: Awaited<ReturnType<typeof imagePostgres>>
let shell: ReturnType<typeof openShell>
const home = ownDirectory('installed')
const api = { 3000: '', 3001: '' }
beforeAll(async () => {
  issuer = await issuing()
  postgres = await imagePostgres()
  stops.push(issuer.close, postgres.stop)
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  for (const file of files.split('\n').filter((name) => name && name !== 'node_modules'))
    cpSync(file, path.join(home, file))
})
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop()
})

/** One shell, as a deployer has one open, which ends at what fails. */
function openShell(env: Record<string, string>) {
  const child = spawn('sh', ['-eu'], { cwd: home, env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)))
  let ended = false
  child.once('close', () => (ended = true))
  let count = 0
  return {
    close: async () => void child.stdin.end(),
    /** What it says to these lines. */
    async type(lines: string): Promise<string> {
      const [done, from] = [`--- done ${++count} ---`, said.length]
      child.stdin.write(`${lines}\necho '${done}'\n`)
      await expect.poll(() => ended || said.includes(done), { timeout: 600_000, interval: 100 }).toBe(true)
      expect(ended, said.slice(from)).toBe(false)
      return said.slice(from)
    },
  }
}

test('the source is installed', async () => {
  expect(blocks).toHaveLength(6)
  const tools = await temporalTools(config.cacheDir)
  const token = await issuer.tokenFor({ sub: 'li' })
  shell = openShell({
    PATH: `${toolsDirOf(tools)}:${path.dirname(process.execPath)}:${process.env['PATH']}`,
    HOME: process.env['HOME'] ?? '/',
    POSTGRES_PASSWORD: decodeURIComponent(new URL(postgres.url).password),
    TOKEN: token,
    // Not where the page says that they are.
    PGPORT: postgres.port,
    SQL_PORT: postgres.port,
  })
  stops.push(shell.close)
  await shell.type(blocks[0]!)
})

test('settings, databases and Temporal are put in place', async () => {
  const frontend = await portBelow32768()
  const env = fillIn(frontend)
  const hasPsql = () => execFileSync('sh', ['-c', 'command -v psql || true']).length > 0
  if (!hasPsql()) await setUpDatabases(postgres.url, env)
  await shell.type(hasPsql() ? blocks[1]! : blocks[1]!.replace(/^.*databases\.sh$/m, ''))
  const cluster = await temporalCluster(await temporalTools(config.cacheDir), postgres.port, env, frontend)
  stops.push(cluster.stop)
  await shell.type(blocks[2]!)
})

/** The page's second step. */
function fillIn(frontend: number) {
  const file = path.join(home, '.env')
  const env = dotEnvFor(issuer.url)
  const uncommented = {
    DATABASE_URL: `postgresql://yinuo_app:${env.REGISTER_APP_DB_PASSWORD}@127.0.0.1:${postgres.port}/yinuo`,
    MIGRATE_DATABASE_URL: `postgresql://yinuo:${env.REGISTER_DB_PASSWORD}@127.0.0.1:${postgres.port}/yinuo`,
    TEMPORAL_ADDRESS: `127.0.0.1:${frontend}`,
    NODE_ENV: 'production',
    TRUSTED_PROXIES: 'loopback,uniquelocal',
    ...TRIAL,
  }
  let text = readFileSync(file, 'utf8')
  for (const [name, value] of Object.entries({ ...env, ...uncommented })) {
    expect(text).toMatch(new RegExp(`^(# )?${name}=`, 'm'))
    text = text.replace(new RegExp(`^(# )?${name}=.*$`, 'm'), `${name}=${value}`)
  }
  writeFileSync(file, text)
  return env
}

test('everything is made and checked, and the processes start', async () => {
  expect(await shell.type(blocks[3]!)).toContain('The register is up to date.')
  const units = /^sudo systemctl enable --now (.+)$/m.exec(blocks[4]!)![1]!.split(' ')
  expect(units).toHaveLength(4)
  // None that the kernel gives to others in the meantime.
  for (const port of ['3000', '3001'] as const) api[port] = String(await portBelow32768())
  for (const unit of units) {
    const started = await startedUnit(unit, home, api)
    stops.push(started.stop)
  }
})

test('the doctor is content, and a person of the issuer is let in', async () => {
  const mapped = blocks[5]!.replaceAll(/:(300[01])\b/g, (_, port: '3000' | '3001') => `:${api[port]}`)
  const said = await shell.type(mapped)
  expect(said).toContain('It is fit for use')
  expect(said).toContain('"status":"ready"')
  expect(said).toContain('"data":[')
})
