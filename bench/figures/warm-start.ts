import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startChild } from '../support/child.ts'
import { atMost, row, type Row } from '../support/row.ts'

/** `npm start` on a data directory that is there already, to the line that says ready. */
export async function warmStart({ quick }: { quick: boolean }): Promise<Row[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yinuo-bench-start-'))
  const seconds: number[] = []
  try {
    for (let start = 0; start < (quick ? 2 : 4); start++) {
      const startedAt = performance.now()
      const child = await startChild('src/cli/start.ts', {
        DATA_DIR: dataDir,
        DATABASE_URL: undefined,
        TEMPORAL_ADDRESS: undefined,
      })
      seconds.push((performance.now() - startedAt) / 1000)
      await child.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
  const [first = NaN, ...warm] = seconds
  const note = `on an empty data directory ${first.toFixed(1)} s`
  return [row('npm start, warm', 's', warm, { bound: atMost(15, 15), note })]
}
