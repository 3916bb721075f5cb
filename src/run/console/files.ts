import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { digestOf, forgetOld, root } from '../made-once.ts'

// The console's pages are built by Vite, in seconds, once for the same sources, and served from where they are kept.

/** What the console is made of: package.json for the versions of its packages. */
const PLACES = ['src/console', 'src/words', 'src/domain', 'src/api', 'src/run/console', 'package.json']

/** Where the built pages are; they are built if they are not there. */
export async function consoleFiles({ cacheDir }: { cacheDir: string }): Promise<string> {
  const folder = path.join(cacheDir, 'console')
  const places = PLACES.map((place) => path.join(root, place))
  const made = path.join(folder, digestOf({ places, packages: [] }))
  if (existsSync(made)) return made
  mkdirSync(folder, { recursive: true })
  const draft = `${made}.${randomBytes(4).toString('hex')}`
  await builtInto(draft)
  try {
    renameSync(draft, made)
  } catch (error) {
    // Another process has built the same meanwhile.
    if (!existsSync(made)) throw error
    rmSync(draft, { recursive: true })
  }
  forgetOld(folder)
  return made
}

/** By a process of its own, as for production whatever this one is run as: React and its libraries ask for that. */
async function builtInto(folder: string): Promise<void> {
  const code = path.join(root, 'src/run/console/build-into.ts')
  // oxlint-disable-next-line node/no-process-env -- handed on as it is
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, ['--import', 'tsx', code, folder], { cwd: root, env })
}
