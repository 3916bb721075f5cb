import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import { parseInstant } from '../../src/domain/instant.ts'
import { getReport } from '../../src/reports/report-store.ts'
import { createReports, recheckReport } from '../../src/reports/reports.ts'
import { given, manager, on, opening, supervisor } from '../support/domain/given.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { recordAll } from '../support/register/record-lives.ts'

// R100

const begin = (n: number) => ({ ...opening('default', on('03-02 09:00')), id: `cmp_${n}`, number: `N${n}` })
const mark = (summary: string, kind: 'good' | 'notable' = 'good'): Command => ({
  ...{ type: 'markAsExample', kind, summary },
})
const withdraw: Command = { type: 'withdrawExample', reason: 'It turned out otherwise.' }

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister()
  await recordAll(kept.register, [
    given(begin(1), [supervisor, '03-03 10:00', mark('Two departments, one answer.', 'notable')]),
    given(
      begin(2),
      [supervisor, '03-03 11:00', mark('As first told.')],
      [manager, '03-04 09:00', mark('Called at once.')],
    ),
    given(begin(3), [supervisor, '03-03 10:00', mark('Too early.')], [supervisor, '03-05 10:00', withdraw]),
    given(begin(4), [supervisor, '04-02 10:00', mark('Of April.')]),
    given(
      begin(5),
      [supervisor, '03-03 10:00', mark('Then withdrawn.')],
      [supervisor, '04-02 10:00', withdraw],
    ),
  ])
})
afterAll(() => kept?.close())

test('a report has what was marked in its period and still stands at its cut-off, as it was told last', async () => {
  const order = { kind: 'month', period: '2026-03', zone: 'Asia/Shanghai', by: 'schedule' } as const
  const cutOffAt = parseInstant('2026-04-01T06:00:00+08:00')
  const { id } = await createReports(kept.pool).issue(order, { cutOffAt, key: 'march' })
  expect((await getReport(kept.pool, id))!.data.examples).toEqual([
    { number: 'N5', kind: 'good', summary: 'Then withdrawn.' },
    { number: 'N2', kind: 'good', summary: 'Called at once.' },
    { number: 'N1', kind: 'notable', summary: 'Two departments, one answer.' },
  ])
  expect(await recheckReport(kept.pool, id)).toMatchObject({ same: true })
  await kept.pool.query(`update complaint set restricted_until = '2099-01-01' where number = 'N2'`)
  const checked = await recheckReport(kept.pool, id)
  expect(checked).toMatchObject({ intact: true, same: false })
  expect(checked!.differs).toContain('examples')
})
