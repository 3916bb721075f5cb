import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { figures } from '../../../src/figures/figures.ts'
import { listComplaints, type ComplaintFilter } from '../../../src/register/lists/complaint-list.ts'
import { agent, customer, given, on, opening } from '../../support/domain/given.ts'
import { withdrawal } from '../../support/domain/withdrawal.ts'
import { recordAll } from '../../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'

// Complaints of how an earlier one was handled are told apart from repeats of the matter.

const begin = (id: string, at: string) => ({ ...opening('default', on(at)), id, number: id })
const of: Command = { type: 'markAboutHandling', applies: true, of: 'first' }

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister()
  const details = { complainant: { name: 'Chen Yu', phone: '13800001234' }, subject: 'Late delivery' }
  const again = (id: string, at: string) => ({ ...begin(id, at), details })
  await recordAll(kept.register, [
    given(
      again('first', '03-02 09:00'),
      [customer, '03-02 10:00', withdrawal],
      [customer, '03-05 10:00', { type: 'reopen', reason: 'Nobody called me.' }],
      [agent, '03-05 11:00', { type: 'markAboutHandling', applies: true }],
    ),
    given(again('handled', '03-03 09:00'), [agent, '03-03 09:30', of]),
    given(again('repeated', '03-04 09:00')),
    given(
      again('taken-back', '03-05 09:00'),
      [agent, '03-05 09:30', of],
      [agent, '03-05 10:30', { type: 'markAboutHandling', applies: false }],
    ),
  ])
})
afterAll(() => kept?.close())

const listed = async (filter: ComplaintFilter) => {
  const { data } = await listComplaints(kept.pool, { filter, sort: 'received' })
  return data.map(({ id }) => id)
}

test('they are listed by themselves, also with other filters and in a search', async () => {
  const marked = ['handled', 'first']
  expect(await listed({ aboutHandling: true })).toEqual(marked)
  expect(await listed({ aboutHandling: false })).toEqual(['taken-back', 'repeated'])
  expect(await listed({ aboutHandling: true, open: true, kind: 'complaint' })).toEqual(marked)
  expect(await listed({ aboutHandling: true, text: 'handled' })).toEqual(['handled'])
})

test('they are counted by themselves, and one that came in so is no repeat', async () => {
  const week = { from: on('03-02 00:00'), to: on('03-09 00:00') }
  const [row] = await figures(kept.pool, week)
  expect(row?.figures).toMatchObject({ received: 4, handlingComplaints: 2, repeats: 2 })
  const [before] = await figures(kept.pool, { ...week, asOf: on('03-05 10:00') })
  expect(before?.figures).toMatchObject({ handlingComplaints: 2, repeats: 1 })
})
