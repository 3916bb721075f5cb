import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** Does something while a process stands still; then the process goes on. */
export async function whileStandingStill<T>(pid: number, act: () => Promise<T>): Promise<T> {
  process.kill(pid, 'SIGSTOP')
  try {
    // A busy machine takes a moment until the last thread stands; until then it answers.
    await expect.poll(() => statesOf(pid).filter((state) => state !== 'T')).toEqual([])
    return await act()
  } finally {
    process.kill(pid, 'SIGCONT')
  }
}

/** The state of each thread, where the system tells it. */
function statesOf(pid: number): string[] {
  const tasks = `/proc/${pid}/task`
  if (!existsSync(tasks)) return []
  return readdirSync(tasks).map((task) => {
    const stat = readFileSync(`${tasks}/${task}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
  })
}
