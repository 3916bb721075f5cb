import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ownClient } from '../register/own-client.ts'
import { endOrphan, sizeOf, startDaemon, tailOf, type Daemon } from './daemon.ts'
import { freePort } from './ports.ts'
import {
  isReachable,
  postgresBinaries,
  postgresUser,
  reachablePlace,
  type Binaries,
  type SystemUser,
} from './postgres-binaries.ts'
import { identityOf } from './process-identity.ts'

export type PostgresOptions = {
  dataDir: string
  /** The database that `url` names; made if it is not there. */
  database?: string
  port?: number
  /** False only in tests: faster, and a crash of the machine may lose the data. */
  durable?: boolean
  /** Further settings of the server, `name=value`. */
  settings?: readonly string[]
}

export type Postgres = {
  url: string
  pid: number
  exited: Promise<string>
  stop(): Promise<void>
}

const startWithinMs = 60_000
const superuser = 'yinuo'
const wrongPassword = '28P01'
/** The same order and case rules on every machine, whatever its locales. */
const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
/** What is committed still survives a kill of the server, only not one of the machine. */
const careless = ['fsync=off', 'full_page_writes=off']
/** A twentieth of the machine's memory, between PostgreSQL's own 128 MB and 1 GB: taken only as it is used. */
const sharedMb = Math.round(Math.min(1_024, Math.max(128, totalmem() / 2 ** 20 / 20)))

/** A PostgreSQL of our own, on 127.0.0.1 with a random password, its data in the data directory. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { durable = true, database = 'yinuo' } = options
  const dataDir = path.resolve(options.dataDir)
  const user = postgresUser()
  makeDataDir(dataDir, user)
  const place = placeFor(dataDir, user)
  setAsideForgotten(place, dataDir)
  const binaries = await postgresBinaries(user)
  const password = passwordIn(dataDir)
  const pidFile = path.join(dataDir, 'postgres.pid')
  await endOrphan(pidFile, 'SIGINT')
  if (existsSync(place)) checkVersion(place, binaries)
  else await initialise({ place, binaries, user, password, durable })
  removeStalePid(place)

  const port = options.port ?? (await freePort())
  const settings = [
    ...['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'log_min_messages=warning'],
    `shared_buffers=${sharedMb}MB`,
    ...(durable ? [] : careless),
    ...(options.settings ?? []),
  ]
  const logFile = path.join(dataDir, 'postgres.log')
  const start = () =>
    startDaemon({
      name: 'PostgreSQL',
      command: binaries.postgres,
      args: ['-D', place, ...settings.flatMap((setting) => ['-c', setting])],
      logFile,
      pidFile,
      // "Fast": open transactions are rolled back, nothing committed is lost.
      stopSignal: 'SIGINT',
      user,
    })
  const address = `postgresql://${superuser}:${password}@127.0.0.1:${port}`
  const daemon = await startPatiently(start, `${address}/postgres`, logFile)
  await ensureDatabase(`${address}/postgres`, database)
  return { url: `${address}/${database}`, pid: daemon.pid, exited: daemon.exited, stop: daemon.stop }
}

/** Others may look into it only as far as the database's user must pass through it. */
function makeDataDir(dataDir: string, user: SystemUser | undefined): void {
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (user) chmodSync(dataDir, statSync(dataDir).mode | 0o011)
}

/** Where the cluster lies: in the data directory, or where the other user can reach it (as root, under /root). */
function placeFor(dataDir: string, user: SystemUser | undefined): string {
  return user && !isReachable(dataDir, user)
    ? reachablePlace('postgres-data', dataDir)
    : path.join(dataDir, 'postgres')
}

/** A cluster outside the data directory outlives it; when the data directory was removed, that was meant for both. */
function setAsideForgotten(place: string, dataDir: string): void {
  const isOutside = path.relative(dataDir, place).startsWith('..')
  if (!isOutside || !existsSync(place) || existsSync(passwordFileIn(dataDir))) return
  renameSync(place, `${place}.forgotten-${Date.now().toString(36)}`)
}

const passwordFileIn = (dataDir: string) => path.join(dataDir, 'postgres.password')

function passwordIn(dataDir: string): string {
  const file = passwordFileIn(dataDir)
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** A major version cannot read another's files, and the package holds no tool to convert them. */
function checkVersion(place: string, { major }: Binaries): void {
  const file = path.join(place, 'PG_VERSION')
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown'
  if (found === major) return
  throw new Error(
    `The database in ${place} was made by PostgreSQL ${found}, and this is PostgreSQL ${major}. Dump it with the ` +
      'version of Yinuo that made it and load the dump here, or move the directory away to begin anew.',
  )
}

type Cluster = {
  place: string
  binaries: Binaries
  user: SystemUser | undefined
  password: string
  durable: boolean
}

/** In a draft that is moved into place when it is whole, so that an interrupted first start leaves nothing broken. */
async function initialise({ place, binaries, user, password, durable }: Cluster): Promise<void> {
  const draft = `${place}.draft`
  const passwordFile = `${place}.pw`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) for (const file of [draft, passwordFile]) chownSync(file, user.uid, user.gid)
  const auth = [`--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const args = ['-D', draft, ...auth, ...locale, '--lc-messages=C', ...(durable ? [] : ['--no-sync'])]
  try {
    await new Promise<void>((resolve, reject) => {
      const as = user ? { uid: user.uid, gid: user.gid } : {}
      execFile(binaries.initdb, args, { cwd: '/', ...as }, (error, _stdout, stderr) => {
        if (error)
          reject(new Error(`The database could not be made in ${draft}: ${stderr.trim() || error.message}`))
        else resolve()
      })
    })
    renameSync(draft, place)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** A killed PostgreSQL leaves its pid file; if the number now belongs to another program it would refuse to start. */
function removeStalePid(place: string): void {
  const file = path.join(place, 'postmaster.pid')
  if (!existsSync(file)) return
  const [pid = '', directory = ''] = readFileSync(file, 'utf8').split('\n')
  if (directory === place && isPostgres(Number(pid))) return
  rmSync(file, { force: true })
}

function isPostgres(pid: number): boolean {
  if (identityOf(pid) === undefined) return false
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return true
  }
}

/** After a kill the old server's last processes hold the shared memory for a moment, and a start fails: then again. */
async function startPatiently(start: () => Promise<Daemon>, url: string, logFile: string): Promise<Daemon> {
  const until = Date.now() + startWithinMs
  const logStart = sizeOf(logFile)
  for (let attempt = 1; ; attempt++) {
    const daemon = await start()
    try {
      while (daemon.isRunning() && Date.now() < until) {
        if (await answers(url)) return daemon
        await delay(50)
      }
    } catch (error) {
      await daemon.stop()
      throw error
    }
    await daemon.stop()
    if (attempt === 5 || Date.now() >= until) {
      throw new Error(`PostgreSQL did not start.\n${tailOf(logFile, logStart)}`)
    }
    await delay(500)
  }
}

async function answers(url: string): Promise<boolean> {
  const client = ownClient({ connectionString: url, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    return true
  } catch (error) {
    if ((error as { code?: string }).code === wrongPassword) {
      throw new Error(
        'The database does not accept the password in postgres.password of the data directory.',
        { cause: error },
      )
    }
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  const client = ownClient({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  } finally {
    await client.end()
  }
}

/** Another role on a server of our own, with the same password; made if it is not there. Its address. */
export async function roleBeside(url: string, role: string): Promise<string> {
  const client = ownClient({ connectionString: url })
  await client.connect()
  try {
    const name = client.escapeIdentifier(role)
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (rowCount === 0) await client.query(`create role ${name}`)
    const as = new URL(url)
    await client.query(`alter role ${name} login password ${client.escapeLiteral(as.password)}`)
    as.username = role
    return as.href
  } finally {
    await client.end()
  }
}
