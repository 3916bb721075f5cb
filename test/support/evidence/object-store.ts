import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Bucket } from '../../../src/evidence/bucket-store.ts'
import { withLock } from '../../../src/embedded/lock.ts'
import { freePort } from '../../../src/embedded/ports.ts'

const VERSION = 'v1.8.0'
const MODULE = 'github.com/versity/versitygw/cmd/versitygw'
const BUCKET = 'yinuo-evidence'
const KEYS = { accessKeyId: 'yinuo', secretAccessKey: 'of-a-test' }

const say = (line: string) => process.stderr.write(`${line}\n`)

export type ObjectStore = { bucket: Bucket; start(): Promise<void>; stop(): Promise<void>; forget(): void }

/** An object store that speaks S3, of this test alone: Versity's gateway over a directory, built by Go, once. */
export async function objectStore(cacheDir: string): Promise<ObjectStore> {
  const program = await built(cacheDir)
  const directory = mkdtempSync(path.join(tmpdir(), 'yinuo-bucket-'))
  for (const part of [path.join('objects', BUCKET), 'beside'])
    mkdirSync(path.join(directory, part), { recursive: true })
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  let stop = async () => {}
  return {
    bucket: { name: BUCKET, region: 'us-east-1', endpoint, keys: KEYS },
    async start() {
      const args = ['--port', `127.0.0.1:${port}`, '--quiet', 'posix']
      const places = ['--sidecar', path.join(directory, 'beside'), path.join(directory, 'objects')]
      const env = { ...process.env, ROOT_ACCESS_KEY: KEYS.accessKeyId, ROOT_SECRET_KEY: KEYS.secretAccessKey }
      const child = spawn(program, [...args, ...places], { env, stdio: 'ignore' })
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      stop = async () => {
        child.kill('SIGKILL')
        await ended
      }
      await answers(endpoint, ended)
    },
    stop: () => stop(),
    forget: () => rmSync(directory, { recursive: true, force: true }),
  }
}

async function answers(endpoint: string, ended: Promise<void>): Promise<void> {
  let isOver = false
  void ended.then(() => (isOver = true))
  for (;;) {
    if (isOver) throw new Error('The object store ended as it started.')
    if (await fetch(endpoint).then(Boolean, () => false)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function built(cacheDir: string): Promise<string> {
  const home = path.join(cacheDir, 'versitygw', VERSION)
  const program = path.join(home, 'versitygw')
  mkdirSync(home, { recursive: true })
  await withLock(`${home}.lock`, say, async () => {
    if (existsSync(program)) return
    say(`Building an object store (versitygw ${VERSION}) with Go, once; this takes a minute or two …`)
    const child = spawn('go', ['install', `${MODULE}@${VERSION}`], {
      env: { ...process.env, GOBIN: home },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
    if (code !== 0) throw new Error(`Go could not build the object store (code ${code}).`)
  })
  return program
}
