import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { digestOf, forgetOld, root } from './made-once.ts'

// The workflows run in a sandbox, from one file that is made of their sources. Making it takes a processor for seconds,
// on a busy machine for many more, in which nobody drives the complaints: so it is made once for the same sources, and
// every worker, replay and test reads it.

const WORKFLOWS_PATH = path.join(root, 'src/workflows/index.ts')
const DOMAIN_PATH = path.join(root, 'src/workflows/preloaded/domain.ts')
const SHORT_STACKS_PATH = path.join(root, 'src/workflows/preloaded/short-stacks.ts')

/** What workflows may import (.dependency-cruiser.cjs holds it), and what makes one file of it. */
const folders = ['src/workflows', 'src/domain'].map((folder) => path.join(root, folder))
const packages = ['@temporalio/worker', '@temporalio/workflow', '@temporalio/common', '@swc/core', 'zod']

export type Bundling = {
  /** The folder of what can be made again: the files are kept in it. */
  cacheDir: string
  /** Absolute paths of modules that listen in on the workflows. */
  interceptors?: readonly string[]
  /** Faults are told with all of their stack, and steps take longer. */
  fullStacks?: boolean
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

async function bundle({ cacheDir, interceptors = [], fullStacks = false }: Bundling) {
  const folder = path.join(cacheDir, 'workflows')
  const preloadModules = fullStacks ? [DOMAIN_PATH] : [DOMAIN_PATH, SHORT_STACKS_PATH]
  const places = [...folders, ...preloadModules, ...interceptors]
  const file = path.join(folder, `${digestOf({ places, packages })}.cjs`)
  if (existsSync(file)) return { file }
  const { code } = await bundleWorkflowCode({
    workflowsPath: WORKFLOWS_PATH,
    preloadModules,
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
