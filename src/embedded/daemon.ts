import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { identityOf } from './process-identity.ts'

export type Daemon = {
  pid: number
  /** Settles when the process is gone, with a sentence about how. */
  exited: Promise<string>
  isRunning(): boolean
  stop(): Promise<void>
}

export type DaemonOptions = {
  name: string
  command: string
  args: readonly string[]
  logFile: string
  pidFile: string
  stopSignal?: NodeJS.Signals
  stopWithinMs?: number
  /** Another user to run as; only root may ask for it. */
  user?: { uid: number; gid: number } | undefined
}

/**
 * A server that we start and stop. It leads its own process group, so that Ctrl-C reaches us alone and we stop
 * things in order; a pid file lets the next start find it if we were killed.
 */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const { name, command, args, logFile, pidFile, stopSignal = 'SIGTERM', stopWithinMs = 10_000 } = options
  mkdirSync(path.dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'a', 0o600)
  // The working directory must be one that another user may enter.
  const child = spawn(command, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    ...options.user,
  })
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`${name} could not be started: ${error.message}`))
    child.once('exit', (code, signal) =>
      resolve(`${name} ended (${signal ?? `code ${code}`}), see ${logFile}`),
    )
  })
  closeSync(log)
  const { pid } = child
  if (pid === undefined) throw new Error(await exited)
  writeFileSync(pidFile, JSON.stringify({ pid, identity: identityOf(pid) }), { mode: 0o600 })
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const stop = async () => {
    if (isRunning()) await endProcess(pid, stopSignal, stopWithinMs)
    await exited
    rmSync(pidFile, { force: true })
  }
  return { pid, exited, isRunning, stop }
}

/** Ends what a killed predecessor left running: only if it is certainly the process that was written down. */
export async function endOrphan(pidFile: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<boolean> {
  try {
    const isOurs = await endKnown(JSON.parse(readFileSync(pidFile, 'utf8')), signal)
    rmSync(pidFile, { force: true })
    return isOurs
  } catch {
    return false
  }
}

/** A process by its number and by what tells it from a later one with the same. */
export type Known = { pid: number; identity?: string | undefined }

/** Ends a process if it is certainly the one that is meant; true if it was. */
export async function endKnown({ pid, identity }: Known, signal: NodeJS.Signals): Promise<boolean> {
  const isOurs = identity !== undefined && identityOf(pid) === identity
  if (isOurs) await endProcess(pid, signal, 10_000)
  return isOurs
}

async function endProcess(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  const identity = identityOf(pid)
  const isGone = () => identityOf(pid) !== identity || identity === undefined
  const until = Date.now() + withinMs
  signalTo(pid, signal)
  while (!isGone() && Date.now() < until) await delay(25)
  if (!isGone()) signalTo(pid, 'SIGKILL')
  while (!isGone()) await delay(25)
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** The end of a log, for a message that says why a server did not start. */
export function tailOf(logFile: string, fromByte = 0, lines = 8): string {
  try {
    return readFileSync(logFile)
      .subarray(fromByte)
      .toString('utf8')
      .trim()
      .split('\n')
      .slice(-lines)
      .join('\n')
  } catch {
    return ''
  }
}

/** Where the next lines of a log will be written. */
export function sizeOf(logFile: string): number {
  return statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
}
