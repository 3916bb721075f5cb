import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
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
  const { buildInto } = await import('./vite.ts')
  await buildInto(draft)
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
