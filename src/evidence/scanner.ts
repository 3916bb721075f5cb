import { execFile } from 'node:child_process'

/** Says whether a file is safe to keep; throws where nobody can say. */
export type Scanner = (file: string) => Promise<boolean>

const PATIENCE_MS = 120_000

/** A command that is given the file's path as its last argument: 0 says safe, 1 unsafe, anything else that it failed. */
export function scannerBy(command: string): Scanner {
  const [program = '', ...args] = command.split(/\s+/)
  return (file) =>
    new Promise((resolve, reject) => {
      execFile(program, [...args, file], { timeout: PATIENCE_MS }, (error) => {
        if (error === null) resolve(true)
        else if (error.code === 1) resolve(false)
        else reject(new Error(`The scanner of evidence failed (${error.code ?? error.signal}).`))
      })
    })
}
