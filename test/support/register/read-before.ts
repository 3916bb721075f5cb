import { dayMs, hourMs, type Instant } from '../../../src/domain/instant.ts'
import type { Fact } from '../../../src/domain/import/past.ts'
import { openWithHistory } from '../../../src/domain/opening.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { readLabelled } from '../../../src/reading/labelled.ts'
import type { Register } from '../../../src/register/register.ts'
import { agent, customer, evidence, opening } from '../temporal/workflow-lives.ts'
import { recordAll } from './record-lives.ts'

const RECEIVED: Instant = Date.parse('2026-03-02T02:00:00Z')

/** Complaints with the texts of test/data/readings, each classified as it is labelled there, and closed. */
export async function recordReadBefore(register: Register, language: 'zh' | 'en'): Promise<number> {
  const texts = readLabelled(`test/data/readings/complaints.${language}.jsonl`)
  const lives = texts.map(({ text, code }, n) => lived(`${language}${n}`, text, code))
  await recordAll(register, lives)
  return lives.length
}

function lived(id: string, subject: string, category: string) {
  const opened = opening(RECEIVED, { id: `cmp_${id}` })
  const details = { complainant: { name: `Customer ${id}`, email: `${id}@example.org` }, subject }
  const facts: Fact[] = [
    { at: RECEIVED + hourMs, by: agent, command: { type: 'acknowledge', method: 'phone', said: 'We look.' } },
    {
      ...{ at: RECEIVED + hourMs, by: agent },
      command: { type: 'classify', category, impact: 'low', risk: 'low', complexity: 'simple' },
    },
    { at: RECEIVED + hourMs, by: agent, command: { type: 'assign', department: 'service', person: 'li' } },
    { at: RECEIVED + dayMs, by: customer, command: { type: 'withdraw', reason: 'Settled.', evidence } },
  ]
  const life = openWithHistory({ ...opened, number: `Y-${id}`, details }, facts, RECEIVED + 2 * dayMs)
  if (isRefusal(life)) throw new Error(`${id}: ${life.detail}`)
  return life
}
