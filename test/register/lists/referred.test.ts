import { afterAll, beforeAll, expect, test } from 'vitest'
import { listComplaints, type ComplaintFilter } from '../../../src/register/lists/complaint-list.ts'
import type { Command } from '../../../src/domain/command.ts'
import { agent, given, on, opening } from '../../support/domain/given.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'
import { recordAll } from '../../support/register/record-lives.ts'

const begin = (id: string) => ({ ...opening(), id, number: id })
const refer: Command = { type: 'recordReferral', origin: '12315', reference: 'R-1', dueAt: on('03-04 18:00') }
const answer: Command = { type: 'answerReferral', reference: 'R-1', summary: 'What we did' }

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister()
  await recordAll(kept.register, [
    given(begin('plain')),
    given(begin('waiting'), [agent, '03-02 10:00', refer]),
    given(begin('answered'), [agent, '03-02 10:00', refer], [agent, '03-02 11:00', answer]),
  ])
})
afterAll(() => kept?.close())

const listed = async (filter: ComplaintFilter) =>
  (await listComplaints(kept.pool, { filter })).data.map(({ id }) => id).toSorted()

test('what a regulator has referred is listed by itself, also with other filters and in a search', async () => {
  expect(await listed({ referred: true })).toEqual(['answered', 'waiting'])
  expect(await listed({ referred: false })).toEqual(['plain'])
  expect(await listed({ referred: true, kind: 'complaint', open: true })).toEqual(['answered', 'waiting'])
  expect(await listed({ referred: true, text: 'waiting' })).toEqual(['waiting'])
})
