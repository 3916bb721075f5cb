import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// What is made of sources and takes seconds, the workflows' code and the console, is made once for the same sources
// and kept by their digest.

/** The folder of the whole project. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Old ones are of no use, but another checkout may use the same folder. */
const KEPT = 20

type Sources = {
  /** Absolute paths; of folders all that is in them counts. */
  places: readonly string[]
  /** Packages whose versions count. */
  packages: readonly string[]
}

/** Other sources, another place, another version of what makes it: another digest. */
export function digestOf({ places, packages }: Sources): string {
  const hash = createHash('sha256').update(root)
  for (const file of places.flatMap(filesAt)) hash.update(`\n${file}\n`).update(readFileSync(file))
  const require = createRequire(import.meta.url)
  for (const name of packages) hash.update(`\n${name} ${versionOf(require, name)}`)
  return hash.digest('hex').slice(0, 32)
}

function filesAt(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place]
  const within = readdirSync(place, { recursive: true, withFileTypes: true })
  return within
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
}

function versionOf(require: NodeJS.Require, name: string): string {
  const paths = require.resolve.paths(name) ?? []
  const file = paths.map((folder) => path.join(folder, name, 'package.json')).find(existsSync)
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : 'none'
}

/** Keeps the newest of what lies in a folder. */
export function forgetOld(folder: string): void {
  const made = readdirSync(folder).flatMap((name) => {
    const at = path.join(folder, name)
    const stat = statSync(at, { throwIfNoEntry: false })
    return stat ? [{ at, made: stat.mtimeMs }] : []
  })
  for (const { at } of made.toSorted((one, other) => other.made - one.made).slice(KEPT))
    rmSync(at, { force: true, recursive: true })
}
