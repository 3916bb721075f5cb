import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pino } from 'pino'
import { refuseChangedRules } from '../../../src/api/rules/same-rules.ts'
import { loadCalendars } from '../../../src/rules/calendars.ts'
import { ConfigFault } from '../../../src/config/config.ts'
import { trimmed } from '../../../src/domain/calendar/days.ts'
import { loadPolicies, pinned } from '../../../src/rules/policies.ts'
import { changedRules } from '../../../src/register/complaint/changed-rules.ts'
import { commitOf, entries, start } from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

const policies = loadPolicies('policies')
const policy = policies.get('default')!
const cn = loadCalendars().get('cn')!

let house: Awaited<ReturnType<typeof freshRegister>>
beforeEach(async () => {
  house = await freshRegister()
  const complaint = { policy: pinned(policy), calendar: trimmed(cn, start) }
  await house.register.commit(commitOf({ id: 'a', entries: entries(1, 1), complaint }), 'run')
})
afterEach(() => house.close())

// Trial R12
describe('a policy or a calendar that was changed under its version', () => {
  const found = (rules: { policy?: object; calendar?: object }) =>
    changedRules(house.pool, {
      policies: [{ ...pinned(policy), ...rules.policy }],
      calendars: [{ ...cn, ...rules.calendar }],
    })

  // R101
  test('is named, with what to do', async () => {
    expect(await found({})).toEqual([])
    expect(await found({ policy: { rework: { max: 9 } } })).toEqual([
      `The policy default has been changed, and complaints were begun under its version ${policy.version} as it was ` +
        'before: give the changed file a new version.',
    ])
    const holidays = { ...cn.holidays, 2026: [...cn.holidays['2026']!, '11-30'] }
    expect(await found({ calendar: { holidays } })).toEqual([
      expect.stringContaining(`The calendar cn has been changed`),
    ])
  })

  test('a new version may say anything, and so may what only people read', async () => {
    expect(await found({ policy: { rework: { max: 9 }, version: 'next' } })).toEqual([])
    expect(await found({ calendar: { holidays: {}, version: 'cn-next' } })).toEqual([])
    expect(await found({ calendar: { source: 'Another words for it' } })).toEqual([])
  })

  test('keeps the API from starting; with the register away intake goes on', async () => {
    const changed = new Map([['default', { ...policy, rework: { max: 9 } }]])
    const logger = pino({ level: 'silent' })
    const rules = { policies: changed, calendars: new Map() }
    await expect(refuseChangedRules(house.pool, rules, { logger, language: 'en' })).rejects.toThrow(
      ConfigFault,
    )
    await expect(refuseChangedRules(house.pool, rules, { logger, language: 'zh' })).rejects.toThrow(
      `规则集 default 已改动，而已有投诉按其版本 ${policy.version} 改动前的内容办理：请为改动后的文件设新的版本号。`,
    )
    await house.pool.query('alter table snapshot rename to elsewhere')
    await expect(refuseChangedRules(house.pool, rules, { logger, language: 'en' })).resolves.toBeUndefined()
  })
})
