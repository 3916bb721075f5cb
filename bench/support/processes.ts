import { readdirSync, readFileSync } from 'node:fs'

/** A clock tick of /proc/<pid>/stat on Linux. */
const TICK_MS = 10

type Stat = { pid: number; parent: number; ticks: number }

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [utime = 0, stime = 0, childUtime = 0, childStime = 0] = fields.slice(11, 15)
    return { pid, parent: fields[1] ?? 0, ticks: utime + stime + childUtime + childStime }
  } catch {
    return undefined
  }
}

/** CPU time that a process and its children have used; 0 where there is no /proc. */
export function cpuMsOf(pid: number): number {
  if (process.platform !== 'linux') return 0
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat !== undefined)
    .filter((stat) => stat.pid === pid || stat.parent === pid)
  return children.reduce((sum, { ticks }) => sum + ticks * TICK_MS, 0)
}

/** Memory that a process holds; NaN where there is no /proc. */
export function rssMibOf(pid: number): number {
  try {
    const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kib) / 1024
  } catch {
    return NaN
  }
}
