import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { digestOf, forgetOld, root } from '../made-once.ts'

// The console's pages are built by Vite, in seconds, once for the same sources, and served from where they are kept.

const CONSOLE = path.join(root, 'src/console')

/** What the console is made of: package.json for the versions of its packages. */
const sources = {
  places: [
    'src/console',
    'src/words',
    'src/domain',
    'src/api',
    'src/run/console/contract.ts',
    'package.json',
  ],
  packages: [],
}

/** Where the built pages are; they are built if they are not there. */
export async function consoleFiles({ cacheDir }: { cacheDir: string }): Promise<string> {
  const folder = path.join(cacheDir, 'console')
  const places = sources.places.map((place) => path.join(root, place))
  const made = path.join(folder, digestOf({ ...sources, places }))
  if (existsSync(made)) return made
  mkdirSync(folder, { recursive: true })
  const draft = `${made}.${randomBytes(4).toString('hex')}`
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

async function buildInto(folder: string): Promise<void> {
  const [{ build }, { contractModules }] = await Promise.all([import('vite'), import('./contract.ts')])
  await build({
    configFile: false,
    root: CONSOLE,
    base: '/console/',
    logLevel: 'error',
    plugins: [contractModules()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      manifest: true,
      reportCompressedSize: false,
    },
  })
}
