import { loadConfig } from '../config/load-config.ts'
import { examine, type Finding } from './shared/examine.ts'

// `npm run doctor`: can `npm start` and `npm test` work here, and if not, what mends it?

const marks = { good: '✓', warning: '!', bad: '✗' } as const

function lineOf({ subject, state, found, mend }: Finding): string {
  const line = `${marks[state]} ${subject.padEnd(20)} ${found}`
  return mend ? `${line}\n  ${' '.repeat(20)} → ${mend}` : line
}

try {
  const findings = await examine(loadConfig())
  const bad = findings.filter(({ state }) => state === 'bad')
  const verdict = bad.length === 0 ? 'npm start can work.' : 'npm start cannot work yet.'
  process.stdout.write(`${findings.map(lineOf).join('\n')}\n\n${verdict}\n`)
  process.exitCode = bad.length === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`✗ ${(error as Error).message}\n`)
  process.exitCode = 1
}
