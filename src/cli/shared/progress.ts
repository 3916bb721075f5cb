const BAR_WIDTH = 30

/** A bar on a terminal, and never on stdout; nothing elsewhere. */
export function progress(done: number, total: number, what: string): void {
  if (!process.stderr.isTTY) return
  const full = total === 0 ? BAR_WIDTH : Math.round((done / total) * BAR_WIDTH)
  const end = done === total ? '\n' : ''
  process.stderr.write(`\r[${'='.repeat(full).padEnd(BAR_WIDTH)}] ${done} of ${total} ${what}${end}`)
}
