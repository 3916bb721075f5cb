import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { historyOf } from '../../src/cases/case-history.ts'
import { casesIn, readCaseLog, type LoggedCase } from '../../src/cases/case-log.ts'
import { runOut } from '../../src/domain/admit.ts'
import { parseInstant } from '../../src/domain/instant.ts'
import { openWithHistory } from '../../src/domain/opening.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { FigureQuery } from '../../src/figures/figure.ts'
import { figures } from '../../src/figures/figures.ts'
import { differences } from '../../src/figures/recount/recompute.ts'
import { loadPolicies, pinned } from '../../src/rules/policies.ts'
import { generatedCases, logText } from '../support/logs/generated-logs.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

// What test/oracle/figures.py makes of the same logs; `npm run oracle` makes its files again.

type Question = Omit<FigureQuery, 'from' | 'to' | 'asOf'> & { from: string; to: string; asOf?: string }
type Answer = { question: Question; rows: unknown[] }

const oracle = path.resolve(import.meta.dirname, '../oracle')
const answersIn = (file: string) => JSON.parse(readFileSync(path.join(oracle, file), 'utf8')) as Answer[]

/** The first resolution of a round closes it: so that there is something to count of closings. */
const policy: Policy = {
  ...pinned(loadPolicies('policies').get('event-log')!),
  skips: ['revisit'],
}
const calendar = loadCalendars().get('cn')!
const CHANNELS = ['phone', 'email', 'web', 'store'] as const

const PRODUCTS = ['EV-1', 'EV-2', undefined] as const
const STORES = ['S-1', 'S-2', 'S-3', 'S-4', 'S-5'] as const
const aboutOf = (digits: number) => {
  const model = PRODUCTS[digits % PRODUCTS.length]
  return { storeId: STORES[digits % STORES.length]!, ...(model !== undefined && { product: { model } }) }
}

function lived(logged: LoggedCase) {
  const { id, receivedAt, facts } = historyOf(logged, policy)
  const digits = Number(/\d+/.exec(id)?.[0] ?? 0)
  const opening = {
    id,
    number: id,
    kind: 'complaint' as const,
    channel: CHANNELS[digits % CHANNELS.length]!,
    details: {
      complainant: { name: 'unknown' },
      subject: id,
      orderNumber: `R${digits % 997}`,
      ...aboutOf(digits),
    },
    policy,
    calendar,
    receivedAt,
    registeredAt: receivedAt,
    by: { id: 'log', role: 'system' as const },
  }
  const until = facts.at(-1)?.at ?? receivedAt
  const admitted = openWithHistory(opening, facts, until)
  if (isRefusal(admitted)) throw new Error(admitted.detail)
  const after = runOut(admitted.complaint, { now: until })
  return { complaint: after.complaint, entries: [...admitted.entries, ...after.entries] }
}

const queryOf = ({ from, to, asOf, ...more }: Question): FigureQuery => ({
  ...more,
  from: parseInstant(from),
  to: parseInstant(to),
  ...(asOf !== undefined && { asOf: parseInstant(asOf) }),
})

/** Two ways of adding up may round half a millisecond up or down. */
function expectAlike(found: unknown, wanted: unknown, where: string): void {
  if (typeof wanted === 'number' && where.endsWith('Ms')) {
    expect(Math.abs((found as number) - wanted), where).toBeLessThanOrEqual(1)
  } else if (typeof wanted === 'object' && wanted !== null && typeof found === 'object' && found !== null) {
    expect(Object.keys(found).toSorted(), where).toEqual(Object.keys(wanted).toSorted())
    for (const [name, part] of Object.entries(wanted))
      expectAlike(found[name as keyof typeof found], part, `${where}.${name}`)
  } else expect(found, where).toEqual(wanted)
}

function agreement(name: string, file: string, logOf: () => LoggedCase[], isThere = true) {
  describe.skipIf(!isThere)(name, () => {
    let kept: FreshRegister
    beforeAll(async () => {
      kept = await freshRegister({ statementTimeoutMs: 60_000 })
      await recordAll(kept.register, logOf().map(lived))
      await kept.pool.query('analyze')
    }, 240_000)
    afterAll(() => kept?.close())

    const answers = isThere ? answersIn(file).map(({ question, rows }) => [question, rows] as const) : []
    test.each(answers)('to %j', { timeout: 300_000 }, async (question, rows) => {
      expectAlike(await figures(kept.pool, queryOf(question)), rows, 'rows')
    })

    test('and the core counts the same', { timeout: 300_000 }, async () => {
      const questions = answersIn(file).filter(({ question }) => !question.filter)
      for (const { question } of questions.slice(0, 6)) {
        const { by: _, ...query } = queryOf(question)
        expect(await differences(kept.pool, query)).toEqual([])
      }
    })
  })
}

const folder = process.env['HELPDESK_LOG_DIR'] ?? '../shared/data'
const helpdesk = path.join(folder, 'helpdesk-cases.csv.gz')
const isThere = existsSync(helpdesk)

test('the committed log is the generated one', () => {
  expect(readFileSync(path.join(oracle, 'generated-log.csv'), 'utf8')).toBe(logText(generatedCases()))
})

agreement(
  'the oracle’s answers, over 200 generated cases',
  'generated.json',
  () => casesIn(logText(generatedCases())).cases,
)
agreement(
  `the oracle’s answers, over 3,496 real cases${isThere ? '' : ` — NOT RUN: ${helpdesk} is not there (HELPDESK_LOG_DIR)`}`,
  'helpdesk.json',
  () => readCaseLog(helpdesk).cases,
  isThere,
)
