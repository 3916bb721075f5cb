import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.ts'

/** The last release that `go install` accepts; it holds server 1.29.1. */
const goVersion = 'v1.5.1'
const oldestServer: readonly [number, number] = [1, 29]
const noProgressMs = 20_000
/** What is being fetched; whoever works in it holds the lock, and begins anew. */
const draftName = 'draft'

export type TemporalCli = { path: string; server: string; source: string }
export type CliOptions = {
  /** TEMPORAL_CLI_PATH: if it is set, it is this one or none. */
  cliPath?: string | undefined
  /** Outside the repository, so that it survives a fresh clone. */
  cacheDir: string
  say: (line: string) => void
}

/** A Temporal CLI that is here already: the one named, the one on the PATH, or the one in our cache. */
export async function findTemporalCli({
  cliPath,
  cacheDir,
}: Omit<CliOptions, 'say'>): Promise<TemporalCli | undefined> {
  if (cliPath) {
    const server = await serverVersionOf(cliPath)
    if (server && isRecent(server)) return { path: cliPath, server, source: 'TEMPORAL_CLI_PATH' }
    const found = server
      ? `it holds server ${server}`
      : 'it does not answer `--version` with a server version'
    throw new Error(
      `TEMPORAL_CLI_PATH=${cliPath} cannot be used: ${found}; ${oldestServer.join('.')} or later is needed.`,
    )
  }
  const candidates: [string, string][] = [['temporal', 'PATH']]
  for (const version of versionsIn(cacheDir))
    candidates.push([path.join(homeIn(cacheDir), version, 'temporal'), 'cache'])
  for (const [file, source] of candidates) {
    const server = await serverVersionOf(file)
    if (server && isRecent(server)) return { path: file, server, source }
  }
  return undefined
}

/** Finds a Temporal CLI or gets one: the SDK's download first, since it takes seconds; then Go, which takes minutes. */
export async function ensureTemporalCli(options: CliOptions): Promise<TemporalCli> {
  const found = await findTemporalCli(options)
  if (found) return found
  const { cacheDir, say } = options
  return withLock(path.join(homeIn(cacheDir), 'fetching.lock'), say, async () => {
    // Another process may have fetched it while we waited.
    const fetched = await findTemporalCli(options)
    if (fetched) return fetched
    say('No Temporal CLI here yet; getting one, once.')
    if (!(await downloadBySdk(cacheDir, say))) await installByGo(cacheDir, say)
    const cli = await findTemporalCli(options)
    if (cli) return cli
    throw new Error(
      'There is no Temporal CLI and none could be fetched. One of three things mends it: ' +
        'install it (https://docs.temporal.io/cli) so that `temporal` is on the PATH; ' +
        'or set TEMPORAL_CLI_PATH to a copy with server 1.29 or later; ' +
        `or install Go, with which it is built by \`go install github.com/temporalio/cli/cmd/temporal@${goVersion}\`.`,
    )
  })
}

/** By which way a CLI could be had on this machine; for `npm run doctor`. */
export async function canBuildTemporalCli(): Promise<boolean> {
  return (await output('go', ['version'])) !== undefined
}

const homeIn = (cacheDir: string) => path.join(cacheDir, 'temporal')

function versionsIn(cacheDir: string): string[] {
  const home = homeIn(cacheDir)
  return existsSync(home)
    ? readdirSync(home).filter((name) => name !== draftName && existsSync(path.join(home, name, 'temporal')))
    : []
}

/** The CLI's own number says little (a built one calls itself 0.0.0-DEV); the server's is what counts. */
async function serverVersionOf(file: string): Promise<string | undefined> {
  return /Server (\d+\.\d+[^\s,)]*)/.exec((await output(file, ['--version'])) ?? '')?.[1]
}

function isRecent(server: string): boolean {
  const [major = 0, minor = 0] = server.split('.').map(Number)
  return major > oldestServer[0] || (major === oldestServer[0] && minor >= oldestServer[1])
}

function output(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 20_000 }, (error, stdout) => resolve(error ? undefined : stdout))
  })
}

/** In a process of its own, because the native download cannot be called off. */
async function downloadBySdk(cacheDir: string, say: (line: string) => void): Promise<boolean> {
  const script = path.join(import.meta.dirname, 'download-temporal.mjs')
  return inDraft(cacheDir, 'sdk', say, async (draft) => {
    say('  asking the Temporal SDK to download it …')
    const child = spawn(process.execPath, [script, draft], { stdio: ['ignore', 'ignore', 'pipe'] })
    let fault = ''
    child.stderr.on('data', (chunk: Buffer) => (fault += chunk.toString('utf8')))
    let size = 0
    let movedAt = Date.now()
    const watch = setInterval(() => {
      const now = sizeOfAll(draft)
      if (now !== size) [size, movedAt] = [now, Date.now()]
      if (Date.now() - movedAt > noProgressMs) child.kill('SIGKILL')
    }, 500)
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
    clearInterval(watch)
    const name = readdirSync(draft).find((file) => file.startsWith('temporal'))
    if (code === 0 && name) return name
    say(`  no download: ${fault.trim().split('\n').at(-1) || `nothing came for ${noProgressMs / 1000} s`}`)
    return undefined
  })
}

async function installByGo(cacheDir: string, say: (line: string) => void): Promise<boolean> {
  if (!(await canBuildTemporalCli())) return false
  return inDraft(cacheDir, goVersion, say, async (draft) => {
    say(`  building it with Go (${goVersion}); this takes some three minutes …`)
    const startedAt = Date.now()
    const module = `github.com/temporalio/cli/cmd/temporal@${goVersion}`
    const child = spawn('env', [`GOBIN=${draft}`, 'go', 'install', module], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const ticker = setInterval(
      () => say(`  still building, ${Math.round((Date.now() - startedAt) / 1000)} s`),
      15_000,
    )
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
    clearInterval(ticker)
    return code === 0 ? 'temporal' : undefined
  })
}

/** Works in a draft directory and moves the result in one step: what is in the cache is whole. */
async function inDraft(
  cacheDir: string,
  version: string,
  say: (line: string) => void,
  work: (draft: string) => Promise<string | undefined>,
): Promise<boolean> {
  const draft = path.join(homeIn(cacheDir), draftName)
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  try {
    const name = await work(draft)
    if (!name) return false
    const home = path.join(homeIn(cacheDir), version)
    mkdirSync(home, { recursive: true })
    renameSync(path.join(draft, name), path.join(home, 'temporal'))
    say(`  the Temporal CLI is in ${home}`)
    return true
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function sizeOfAll(directory: string): number {
  return readdirSync(directory).reduce((sum, name) => {
    return sum + (statSync(path.join(directory, name), { throwIfNoEntry: false })?.size ?? 0)
  }, 0)
}
