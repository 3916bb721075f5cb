import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endOrphan } from '../../../src/embedded/daemon.ts'
import { identityOf } from '../../../src/embedded/process-identity.ts'
import { isReachable, postgresUser } from '../../../src/embedded/postgres-binaries.ts'

// Each run of the tests has a directory of its own, where every server it starts leaves its process id. A run that
// was killed leaves its servers behind; the next run ends them.

const prefix = 'yinuo-test-'

/** A run fills 1 to 2 GiB. */
const roomNeeded = 4 * 2 ** 30
const memory = '/dev/shm'

/** Nothing of a run is kept, and in memory a database is copied twenty times faster. */
function hasRoomInMemory(): boolean {
  try {
    const mounted = /^\S+ \/dev\/shm tmpfs (\S+)/m.exec(readFileSync('/proc/mounts', 'utf8'))?.[1]
    const { bavail, bsize } = statfsSync(memory)
    return mounted !== undefined && !mounted.split(',').includes('noexec') && bavail * bsize > roomNeeded
  } catch {
    return false
  }
}

/** As root, PostgreSQL runs as another user, who must be able to pass through. */
function onDisk(): string {
  const user = postgresUser()
  return user && !isReachable(tmpdir(), user) ? '/var/tmp' : tmpdir()
}

export function createRunDirectory(): string {
  const home = hasRoomInMemory() ? memory : onDisk()
  const directory = path.join(home, `${prefix}${process.pid}-${Date.now().toString(36)}`)
  mkdirSync(directory, { mode: 0o711 })
  writeFileSync(
    path.join(directory, 'owner.json'),
    JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }),
  )
  return directory
}

/** Ends the servers and removes the files of runs whose process is gone. */
export async function clearAbandonedRuns(): Promise<void> {
  for (const home of [memory, onDisk()].filter((place) => existsSync(place)))
    for (const name of readdirSync(home).filter((entry) => entry.startsWith(prefix))) {
      const directory = path.join(home, name)
      if (isOwned(directory)) continue
      await removeRunDirectory(directory).catch((error: NodeJS.ErrnoException) => {
        // Another run that begins is removing it at the same time.
        if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY') throw error
      })
    }
}

function isOwned(directory: string): boolean {
  try {
    const owner = JSON.parse(readFileSync(path.join(directory, 'owner.json'), 'utf8'))
    return identityOf(owner.pid) === owner.identity
  } catch {
    // Perhaps it is being made at this moment.
    return existsSync(directory)
  }
}

export async function removeRunDirectory(directory: string): Promise<void> {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  for (const name of files.filter((file) => file.endsWith('.pid') && !file.endsWith('postmaster.pid'))) {
    await endOrphan(path.join(directory, name), name.includes('postgres') ? 'SIGINT' : 'SIGTERM')
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
}
