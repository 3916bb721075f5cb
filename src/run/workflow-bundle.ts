import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker'
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// The workflows run in a sandbox, from one file that is made of their sources. Making it takes a processor for seconds,
// on a busy machine for many more, in which nobody drives the complaints: so it is made once for the same sources, and
// every worker, replay and test reads it.

const fileAt = (place: string) => fileURLToPath(new URL(place, import.meta.url))
const root = fileAt('../..')
const WORKFLOWS_PATH = fileAt('../workflows/index.ts')

/** What workflows may import (.dependency-cruiser.cjs holds it), and what makes one file of it. */
const folders = ['../workflows', '../domain'].map(fileAt)
const packages = ['@temporalio/worker', '@temporalio/workflow', '@temporalio/common', '@swc/core', 'zod']

/** Old ones are of no use, but another checkout may use the same folder. */
const KEPT = 20

export type Bundling = {
  /** The folder of what can be made again: the files are kept in it. */
  cacheDir: string
  /** Absolute paths of modules that listen in on the workflows. */
  interceptors?: readonly string[]
}

/** The workflows' code as a worker takes it; where nothing can be kept it is made for this process alone. */
export async function workflowBundle(bundling: Bundling): Promise<WorkflowBundleOption> {
  const { code, file } = await bundle(bundling)
  return code === undefined ? { codePath: file } : { code }
}

/** The same with modules that listen in, for what replays histories. */
export const bundlesIn =
  ({ cacheDir }: Pick<Bundling, 'cacheDir'>) =>
  (interceptors: readonly string[]) =>
    workflowBundle({ cacheDir, interceptors })

/** The file of the workflows' code, for a process of its own. */
export async function bundleFile(bundling: Bundling): Promise<string> {
  const { code, file } = await bundle(bundling)
  if (code !== undefined) throw new Error(`${file} cannot be written.`)
  return file
}

async function bundle({ cacheDir, interceptors = [] }: Bundling) {
  const folder = path.join(cacheDir, 'workflows')
  const file = path.join(folder, `${digestOf(interceptors)}.cjs`)
  if (existsSync(file)) return { file }
  const { code } = await bundleWorkflowCode({
    workflowsPath: WORKFLOWS_PATH,
    workflowInterceptorModules: [...interceptors],
    logger: new DefaultLogger('ERROR'),
  })
  return isKept(folder, file, code) ? { file } : { file, code }
}

function isKept(folder: string, file: string, code: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    const draft = `${file}.${randomBytes(4).toString('hex')}`
    writeFileSync(draft, code)
    renameSync(draft, file)
  } catch {
    return false
  }
  forgetOld(folder)
  return true
}

function forgetOld(folder: string): void {
  const files = readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    const stat = statSync(file, { throwIfNoEntry: false })
    return stat ? [{ file, at: stat.mtimeMs }] : []
  })
  for (const { file } of files.toSorted((one, other) => other.at - one.at).slice(KEPT))
    rmSync(file, { force: true })
}

/** Other sources, another place, another version of what makes the file: another file. */
function digestOf(interceptors: readonly string[]): string {
  const hash = createHash('sha256').update(root)
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(folder, name)),
  )
  for (const file of [...sources.toSorted(), ...interceptors])
    hash.update(`\n${file}\n`).update(readFileSync(file))
  const require = createRequire(import.meta.url)
  for (const name of packages) hash.update(`\n${name} ${versionOf(require, name)}`)
  return hash.digest('hex').slice(0, 32)
}

function versionOf(require: NodeJS.Require, name: string): string {
  const paths = require.resolve.paths(name) ?? []
  const file = paths.map((folder) => path.join(folder, name, 'package.json')).find(existsSync)
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : 'none'
}
