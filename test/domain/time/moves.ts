import type { Command } from '../../../src/domain/command.ts'
import { agent, on, type Move } from '../../support/domain/given.ts'

export const acknowledge = (occurredAt?: string): Command => ({
  type: 'acknowledge',
  method: 'phone',
  said: 'We have it',
  ...(occurredAt && { occurredAt: on(occurredAt) }),
})
export const classify = (complexity: 'simple' | 'complex'): Command => ({
  type: 'classify',
  category: 'delivery',
  impact: 'low',
  risk: 'low',
  complexity,
  reason: 'As it looks now',
})
export const toService: Command = { type: 'assign', department: 'service', person: 'li.na' }
export const assigned: Move = [agent, '03-02 10:00', toService]
export const ask: Command = { type: 'requestInformation', what: 'The receipt' }
export const provide: Command = { type: 'provideInformation', text: 'Here' }
export const propose: Command = { type: 'proposeSolution', measures: 'Refund' }
export const endOf = (date: string) => on(`${date} 23:59:59`) + 999
