import { afterAll, beforeAll, expect, test } from 'vitest'
import { listComplaints, type ComplaintFilter } from '../../../src/register/lists/complaint-list.ts'
import { agent, given, on, opening, supervisor } from '../../support/domain/given.ts'
import { recordAll } from '../../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'

const begin = (id: string, at: string) => ({ ...opening('default', on(at)), id, number: id })

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister()
  const going = given(begin('going', '03-02 09:00'), [
    agent,
    '03-02 10:00',
    { type: 'declareEmergency', reason: 'Injury' },
  ])
  const over = given(
    begin('over', '03-03 09:00'),
    [agent, '03-03 10:00', { type: 'declareEmergency', reason: 'Injury' }],
    [supervisor, '03-03 12:00', { type: 'endEmergency', summary: 'Nobody is hurt.' }],
  )
  await recordAll(kept.register, [going, over, given(begin('usual', '03-04 09:00'))])
})
afterAll(() => kept?.close())

const listed = async (filter: ComplaintFilter) => {
  const { data } = await listComplaints(kept.pool, { filter, sort: 'received' })
  return data.map(({ id }) => id)
}

// R56
test('emergencies are listed by themselves, those that last and those that are over', async () => {
  expect(await listed({ emergency: 'on' })).toEqual(['going'])
  expect(await listed({ emergency: 'over' })).toEqual(['over'])
  expect(await listed({ emergency: 'on', open: true, kind: 'complaint' })).toEqual(['going'])
  expect(await listed({})).toEqual(['usual', 'over', 'going'])
})
