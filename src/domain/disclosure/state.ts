import type { Complaint } from '../complaint.ts'

/** `blank`: it stays, with nothing in it, for what reads a complaint expects it. */
type AfterErasure = 'stays' | 'goes' | 'blank'

/**
 * What an erasure leaves of a complaint's state, without the policy and the calendar, which are kept apart. The register's
 * function `erased_state` does it.
 */
export const AFTER_ERASURE: Readonly<Record<Exclude<keyof Complaint, 'policy' | 'calendar'>, AfterErasure>> =
  {
    id: 'stays',
    number: 'stays',
    version: 'stays',
    kind: 'stays',
    channel: 'stays',
    messageId: 'goes',
    importing: 'goes',
    details: 'blank',
    aboutPerson: 'goes',
    receivedAt: 'stays',
    registeredAt: 'stays',
    takenInBy: 'stays',
    stage: 'stays',
    outcome: 'stays',
    upheld: 'stays',
    rootCause: 'stays',
    acknowledgedAt: 'stays',
    handlingAcceptedAt: 'stays',
    classification: 'stays',
    emergency: 'stays',
    owner: 'stays',
    cycle: 'stays',
    cycleOpenedAt: 'stays',
    handledBefore: 'stays',
    handledBy: 'stays',
    waived: 'stays',
    reworks: 'stays',
    finalOnly: 'stays',
    waiting: 'stays',
    proposal: 'goes',
    clearance: 'goes',
    tasks: 'blank',
    supervision: 'goes',
    slip: 'goes',
    review: 'goes',
    revisit: 'stays',
    clocks: 'stays',
    escalations: 'stays',
    absorbed: 'goes',
    mergedInto: 'goes',
    mergedSamePerson: 'goes',
    merging: 'goes',
    countsFrom: 'goes',
    voidable: 'stays',
    brought: 'goes',
    metBy: 'goes',
    unproved: 'goes',
    movedAt: 'stays',
    lastAt: 'stays',
    closedAt: 'stays',
    reopenUntil: 'stays',
    archivedAt: 'stays',
  }
