import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { listComplaints, type ComplaintFilter } from '../../../src/register/lists/complaint-list.ts'
import { agent, given, on, opening } from '../../support/domain/given.ts'
import { recordAll } from '../../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'

const begin = (id: string, at: string) => ({ ...opening('default', on(at)), id, number: id })
const classify: Command = {
  ...{ type: 'classify', category: 'brakes', impact: 'low', risk: 'low', complexity: 'simple' },
  evidenceWanted: ['photo'],
}
const attach: Command = {
  type: 'attachEvidence',
  kind: 'photo',
  digest: 'a'.repeat(64),
  source: 'The customer',
}
const proof = { kind: 'recording', reference: 'call-7', source: 'hotline' } as const

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister()
  await recordAll(kept.register, [
    given(begin('missing', '03-02 09:00'), [agent, '03-02 10:00', classify]),
    given(begin('there', '03-03 09:00'), [agent, '03-03 10:00', classify, attach]),
    given(begin('closed', '03-04 09:00'), [agent, '03-04 10:00', classify]).and([
      ...([agent, '03-04 11:00'] as const),
      { type: 'withdraw', reason: 'Settled', evidence: proof },
    ]),
    given(begin('usual', '03-05 09:00')),
  ])
})
afterAll(() => kept?.close())

const listed = async (filter: ComplaintFilter) => {
  const { data } = await listComplaints(kept.pool, { filter, sort: 'received' })
  return data.map(({ id }) => id)
}

// R59
test('what is open and lacks evidence that its category wanted is listed by itself', async () => {
  expect(await listed({ evidenceMissing: true })).toEqual(['missing'])
  expect(await listed({ evidenceMissing: true, open: true, category: 'brakes' })).toEqual(['missing'])
  expect(await listed({ evidenceMissing: false })).toEqual(['usual', 'closed', 'there'])
  expect(await kept.register.countMatching({ evidenceMissing: true })).toMatchObject({ count: 1 })
})
