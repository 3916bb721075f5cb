import type { ComplaintShown } from '../../asking/contract.ts'
import type { EventShown } from '../use-complaint.ts'

type Proposal = NonNullable<ComplaintShown['proposal']>

/** A draft or proposal as it is compared with others. */
export type Compared = {
  key: string
  what: 'draftNow' | 'proposalNow' | 'proposalsBefore'
  n: number
  at: string
  by: string
  measures: string
  state?: Proposal['state'] | undefined
} & Pick<Proposal, 'items' | 'carriedOut' | 'redress' | 'correctiveActions' | 'executeBy'>

/** What became of a proposal, by the events that end it. */
const FATES: Readonly<Record<string, Proposal['state']>> = {
  proposalReturned: 'returned',
  clearanceReturned: 'returned',
  solutionAccepted: 'accepted',
  solutionDeclined: 'declined',
}

/** The draft, the proposal, and those before it: the newest first. */
export function comparedOf(complaint: ComplaintShown, entries: readonly EventShown[]): Compared[] {
  const { draft, proposal } = complaint
  const isTaken = draft && proposal && proposal.at >= draft.at && proposal.measures === draft.measures
  return [
    ...(draft && !isTaken ? [{ ...draft, key: `draft ${draft.n}`, what: 'draftNow' as const }] : []),
    ...(proposal ? [{ ...proposal, key: `now ${proposal.n}`, what: 'proposalNow' as const }] : []),
    ...before(entries, proposal),
  ]
}

/** The journal has them all; the current one stands in the complaint. Numbers begin anew with each cycle. */
function before(entries: readonly EventShown[], now: Proposal | undefined): Compared[] {
  const found = entries.flatMap(({ event, sequence }, index) => {
    if (event.type !== 'solutionProposed') return []
    const said = event as unknown as Proposal & { proposal: number }
    if (now && said.at === now.at && said.proposal === now.n) return []
    const fate = entries
      .slice(index + 1)
      .find(({ event: { type } }) => type in FATES || type === 'solutionProposed')
    const { at, by, measures, items, redress, correctiveActions, executeBy } = said
    return [
      {
        ...{ key: `before ${sequence}`, what: 'proposalsBefore' as const, n: said.proposal },
        ...{ at, by, measures, items, redress, correctiveActions, executeBy },
        state: fate && FATES[fate.event.type],
      },
    ]
  })
  return found.toReversed()
}
