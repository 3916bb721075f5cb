import { ConfigFault, type Config } from '../config/config.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import type { Process } from '../config/setting.ts'
import { examineProduction } from './production/examine.ts'
import { SAYS, SUBJECTS } from './production/words.ts'
import { examine, type Finding } from './shared/examine.ts'

// `npm run doctor`: can `npm start` and `npm test` work here, and if not, what mends it? With `--production` the same of
// an installation, by the environment that its processes have.

const marks = { good: '✓', warning: '!', bad: '✗' } as const

function lineOf({ subject, state, found, mend }: Finding): string {
  const line = `${marks[state]} ${padded(subject)} ${found}`
  return mend ? `${line}\n  ${' '.repeat(20)} → ${mend}` : line
}

/** Chinese characters are as wide as two. */
const padded = (text: string) =>
  text + ' '.repeat(Math.max(0, 20 - text.length - (text.match(/\p{Script=Han}/gu) ?? []).length))

function tell(findings: readonly Finding[], verdict: string): void {
  process.stdout.write(`${findings.map(lineOf).join('\n')}\n\n${verdict}\n`)
  process.exitCode = findings.some(({ state }) => state === 'bad') ? 1 : 0
}

async function here(): Promise<void> {
  const findings = await examine(loadConfig())
  const isBad = findings.some(({ state }) => state === 'bad')
  tell(findings, isBad ? 'npm start cannot work yet.' : 'npm start can work.')
}

function settingsOf(reader?: Process): Config | ConfigFault {
  try {
    return loadConfig(reader)
  } catch (error) {
    if (error instanceof ConfigFault) return error
    throw error
  }
}

async function production(): Promise<void> {
  const settings = { api: settingsOf('api'), worker: settingsOf('worker'), all: settingsOf() }
  const language = loadLanguage()
  const findings = await examineProduction(settings)
  const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length
  const [faults, warnings] = [count('bad'), count('warning')]
  const verdict =
    faults > 0 ? SAYS.doesNotWork(faults) : warnings > 0 ? SAYS.worksWithWarnings(warnings) : SAYS.works
  tell(
    findings.map(({ subject, state, found, mend }) => ({
      ...{ subject: SUBJECTS[subject][language], state, found: found[language] },
      ...(mend && { mend: mend[language] }),
    })),
    verdict[language],
  )
}

try {
  await (process.argv.includes('--production') ? production() : here())
} catch (error) {
  process.stderr.write(`✗ ${(error as Error).message}\n`)
  process.exitCode = 1
}
