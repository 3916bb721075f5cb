import type { Command } from '../../../src/domain/command.ts'

/** A withdrawal that somebody of the firm records for the customer, with its proof. */
export const withdrawal: Command = {
  ...{ type: 'withdraw', reason: 'Settled.' },
  evidence: { kind: 'recording', reference: 'call-1', source: 'call centre' },
}
