import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { agent, customer, given, opening, policyNamed } from '../../support/domain/given.ts'
import { withdrawal } from '../../support/domain/withdrawal.ts'

const mark = (more: object = {}): Command => ({ type: 'markAboutHandling', applies: true, ...more })
const reopen: Command = { type: 'reopen', reason: 'Nobody has called me.' }

test('a complaint of how an earlier one was handled names that one', () => {
  const story = given(opening())
  story.when(agent, '03-02 10:00', mark()).refused('missing')
  story.when(agent, '03-02 10:00', mark({ of: '20260302-1' })).refused('contradiction')
  story.when(customer, '03-02 10:00', mark({ of: '20260101-7' })).refused('notAllowed')
  const { complaint } = story
    .when(agent, '03-02 10:00', mark({ of: '20260101-7' }))
    .then({ type: 'aboutHandlingMarked', applies: true, of: '20260101-7', cycle: 1 })
  expect(complaint).toMatchObject({ aboutHandling: true, handlingOf: '20260101-7' })
})

test('one that was taken up again complains of its own handling before', () => {
  const { complaint } = given(opening(policyNamed('default')))
    .and([customer, '03-02 10:00', withdrawal])
    .and([customer, '03-03 10:00', reopen])
    .when(agent, '03-03 11:00', mark())
    .then({ type: 'aboutHandlingMarked', cycle: 2 })
  expect(complaint.aboutHandling).toBe(true)
  expect(complaint).not.toHaveProperty('handlingOf')
})

test('it is taken back, once it is there', () => {
  const marked = given(opening()).and([agent, '03-02 10:00', mark({ of: '20260101-7' })])
  const { complaint } = marked
    .when(agent, '03-02 11:00', mark({ applies: false, reason: 'It is of the car.' }))
    .then('aboutHandlingMarked')
  expect(complaint).not.toHaveProperty('aboutHandling')
  given(opening())
    .when(agent, '03-02 10:00', mark({ applies: false }))
    .refused('nothingToAnswer')
})
