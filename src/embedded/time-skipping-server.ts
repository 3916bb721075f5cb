import { execFile, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { withLock } from './lock.ts'
import { freePort } from './ports.ts'
import { within } from '../within.ts'

const resources = path.join(import.meta.dirname, 'time-skipping-server')
const files = ['pom.xml', 'temporal-test-server']
const copyPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'

/** As `TestWorkflowEnvironment.createTimeSkipping` takes it. */
export type Executable = { type: 'existing-path'; path: string } | { type: 'cached-download' }
export type TimeSkippingOptions = { cacheDir: string; say: (line: string) => void }

/**
 * The server that lets days pass in milliseconds: the official Java program, fetched once with Maven. Without Java
 * and Maven it is the SDK's own download, which is the same program.
 */
export async function ensureTimeSkippingServer({ cacheDir, say }: TimeSkippingOptions): Promise<Executable> {
  const home = path.join(cacheDir, 'time-skipping-server', `${version()}-${digest()}`)
  const executable: Executable = { type: 'existing-path', path: path.join(home, 'temporal-test-server') }
  if (existsSync(executable.path)) return executable
  if (!(await canFetchTimeSkippingServer())) {
    say(
      "Java 17 and Maven are not both here, so the time-skipping test server is left to the SDK's download.",
    )
    return { type: 'cached-download' }
  }
  await withLock(`${home}.lock`, say, async () => {
    if (existsSync(executable.path)) return
    say(`Fetching the time-skipping test server ${version()} with Maven, once …`)
    const draft = `${home}.draft`
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true })
    try {
      await fetchInto(draft)
      renameSync(draft, home)
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
    say(`  it is in ${home}`)
  })
  return executable
}

/** Java 17 or later, and Maven. */
export async function canFetchTimeSkippingServer(): Promise<boolean> {
  const [java, maven] = await Promise.all([run('java', ['-version']), run('mvn', ['-v'])])
  const major = /version "(\d+)/.exec(java ?? '')?.[1]
  return Number(major) >= 17 && maven !== undefined
}

const version = () => /temporal-test-server<\/artifactId>\s*<version>([^<]+)/.exec(pom())?.[1] ?? 'unknown'
/** A change of what is fetched, or of how it is started, is fetched anew. */
const digest = () => {
  const hash = createHash('sha256')
  for (const name of files) hash.update(readFileSync(path.join(resources, name)))
  return hash.digest('hex').slice(0, 8)
}
const pom = () => readFileSync(path.join(resources, 'pom.xml'), 'utf8')

async function fetchInto(draft: string): Promise<void> {
  for (const name of files) copyFileSync(path.join(resources, name), path.join(draft, name))
  const args = ['-q', '-B', '-f', path.join(draft, 'pom.xml'), copyPlugin, '-DincludeScope=runtime']
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn('mvn', [...args, `-DoutputDirectory=${path.join(draft, 'lib')}`], {
      stdio: ['ignore', 2, 2],
    })
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error(`Maven could not fetch the time-skipping test server (code ${code}).`)
  await archiveClasses(draft)
}

/** Starts the server once and lets the JVM write down the classes it loaded: a third of the start-up time. */
async function archiveClasses(draft: string): Promise<void> {
  const port = await freePort()
  const flags = [
    '-XX:ArchiveClassesAtExit=classes.jsa',
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-Xmx512m',
  ]
  const args = [...flags, '-Xlog:disable', '-cp', 'lib/*', 'io.temporal.testserver.TestServer', String(port)]
  const child = spawn('java', args, { cwd: draft, stdio: 'ignore' })
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  const until = Date.now() + 30_000
  while (child.exitCode === null && Date.now() < until && !(await listens(port))) await delay(100)
  child.kill('SIGTERM')
  await within(30_000, exited)
  child.kill('SIGKILL')
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}

function run(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 20_000 }, (error, stdout, stderr) =>
      resolve(error ? undefined : stdout + stderr),
    )
  })
}
