/** Of what is asked, what it takes to know what the complaint has come to. */
export type Known = {
  /** The sequence of the last entry of this type. */
  last(type: string): number
  /** The key of the escalation that goes on. */
  escalation: string
  /** The other complaint of the tour. */
  other: string
  /** An incident that is open. */
  incident: string
  receivedAt: string
}
type Ask = readonly [command: string, by: string, said?: object | ((known: Known) => object)]

/** A complaint that had come so far in its life, and what is asked of it from there. */
export type Tour = { from: number; asks: readonly Ask[] }

const dayMs = 86_400_000
const ahead = (days: number): string => new Date(Date.now() + days * dayMs).toISOString()
const recording = { kind: 'recording', reference: 'call-7', source: 'hotline' } as const
const file = { kind: 'document', digest: 'a'.repeat(64), source: 'post office' } as const
const redress = { amountCents: 90_000_000, currency: 'CNY' } as const
const leads = 'management-qian'
const said = { said: 'We look into it.', method: 'phone' } as const
const contact = { direction: 'outward', method: 'phone', summary: 'Told her how it stands.' } as const
const classified = { category: 'billing', impact: 'medium', risk: 'low', complexity: 'complex' } as const
const responsible = { bearer: 'person', department: 'service', person: 'li', degree: 'minor' } as const
const called = { kind: 'call', title: 'Call her', department: 'service' } as const

/** Together they ask every command of lives that had come to every stage. */
export const TOURS: readonly Tour[] = [
  {
    from: 0,
    asks: [
      ['draft-proposal', 'agent-li', { measures: 'The day is paid back.' }],
      ['record-referral', leads, { origin: 'The regulator', reference: 'R-1', dueAt: ahead(5) }],
      ['answer-referral', leads, { reference: 'R-1', summary: 'It is being paid back.' }],
      ['change-kind', leads, { kind: 'enquiry', reason: 'She only asks.' }],
      ['change-kind', leads, { kind: 'complaint', reason: 'She objects.' }],
      ['amend-details', leads, { details: { complainant: { email: 'chen@example.com' } } }],
      ['adopt-policy', leads, { policyId: 'car-finance', reason: 'It is a car.' }],
      ['adopt-policy', leads, { policyId: 'default', reason: 'It is not.' }],
      ['attach-evidence', 'agent-li', file],
      ['attach-evidence', 'agent-li', { ...file, visibleTo: 'legal' }],
      ['add-note', 'agent-li', { text: 'Seen.' }],
      ['void-entry', leads, ({ last }) => ({ sequence: last('noteAdded'), reason: 'Not so.' })],
      ['record-contact', 'agent-li', contact],
      ['record-contact', 'agent-li', ({ receivedAt }) => ({ ...contact, occurredAt: receivedAt })],
      [
        'prove-entry',
        leads,
        ({ last }) => ({ sequence: last('contactRecorded'), evidence: recording, reason: 'On the tape.' }),
      ],
      ['mark-about-handling', 'agent-li', ({ other }) => ({ applies: true, of: other })],
      ['record-effort', 'agent-li', { minutes: 5 }],
      ['send-message', 'agent-li', { template: 'progress' }],
      ['renew-slip', leads, { reason: 'It was lost.' }],
      ['refuse', leads, { ground: 'outOfScope', reason: 'Not ours.' }],
    ],
  },
  {
    from: 2,
    asks: [
      ['assign', leads, { department: 'service', person: 'li', reason: 'He knows it.' }],
      ['request-information', leads, { what: 'The invoice', beyondLimit: true }],
      ['cancel-request', 'agent-li', { reason: 'It is here.' }],
      ['request-information', 'agent-li', { what: 'The invoice' }],
      ['provide-information', 'agent-li', { text: 'Here it is.' }],
      ['await-third-party', 'agent-li', { party: 'The bank', what: 'A statement', reason: 'To see.' }],
      ['provide-information', 'agent-li', { text: 'Here it is.', from: 'thirdParty' }],
      ['offer-interim-measure', 'agent-li', { what: 'A car', ...said }],
      ['promise-investigation', 'agent-li', { ...said, dueAt: ahead(2) }],
      ['open-task', 'agent-li', called],
      ['complete-task', 'agent-li', { task: 1, result: 'Called.' }],
      ['book-appointment', 'agent-li', { title: 'To see the car', startsAt: ahead(3), place: 'The yard' }],
      ['escalate', leads, { reason: 'She is waiting.' }],
      ['delegate-escalation', leads, ({ escalation }) => ({ key: escalation, to: 'sun', reason: 'Hers.' })],
      ['accept-escalation', 'manager-sun'],
      ['resolve-escalation', 'manager-sun', { note: 'She has been called.' }],
      ['order-supervision', leads, { instruction: 'Call her.', dueAt: ahead(2) }],
      ['reply-to-supervision', 'agent-li', { order: 1, reply: 'Called.' }],
      ['conclude-supervision', leads, { order: 1 }],
      ['extend-deadline', 'supervisor-zhao', { clock: 'resolve', reason: 'A part.', approvedBy: 'sun' }],
      ['cancel-extension', 'supervisor-zhao', { clock: 'resolve', reason: 'It is there.' }],
      ['move-due', leads, { clock: 'resolve', dueAt: ahead(9), reason: 'As agreed.' }],
      ['join-incident', leads, ({ incident }) => ({ incident })],
      ['leave-incident', leads, { reason: 'It is another matter.' }],
      ['declare-emergency', leads, { reason: 'The papers write of it.' }],
      ['record-emergency-measure', 'agent-li', { what: 'The line is shut.' }],
      ['assign-resource', 'agent-li', { what: 'A second line', department: 'workshop', until: ahead(1) }],
      ['end-emergency', leads, { summary: 'It runs again.' }],
      ['evaluate-emergency', 'auditor-wu', { effective: true, text: 'Within the hour.' }],
      ['record-lessons', leads, { text: 'Look twice.' }],
      ['withdraw', 'agent-li', { reason: 'Settled.', evidence: recording }],
      ['waive-independence', leads, { person: 'li', reason: 'Nobody else is here.' }],
      ['review-handling', 'auditor-wu', { fair: true, text: 'Fair.' }],
      ['mark-as-example', leads, { kind: 'good', summary: 'Called within the hour.' }],
      ['withdraw-example', leads, { reason: 'It came back.' }],
      ['customer/reopen', 'portal', { reason: 'It came back.' }],
      ['transfer', leads, { to: 'The regulator', reason: 'Theirs.' }],
    ],
  },
  {
    from: 3,
    asks: [
      ['extend-deadline', 'supervisor-zhao', { clock: 'resolve', reason: 'A part.', approvedBy: 'sun' }],
      [
        'confirm-notice',
        'operator-zhou',
        () => ({
          ...{ key: 'extension/1/resolve/1', method: 'letter', evidence: file },
          sentAt: new Date().toISOString(),
        }),
      ],
      ['draft-proposal', 'agent-chen', { measures: 'A new car.', redress }],
      ['propose-solution', 'agent-li', { draft: 1 }],
      ['return-proposal', leads, { reason: 'Too much.' }],
      ['propose-solution', 'agent-li', { draft: 1 }],
      ['approve-proposal', leads],
      ['customer/decline-solution', 'portal', { reason: 'Too little.' }],
      ['final-response', leads, { reasons: 'As found.', routes: 'The mediator.' }],
    ],
  },
  {
    from: 2,
    asks: [
      ['adopt-policy', leads, { policyId: 'car-finance', reason: 'It is a car.' }],
      ['amend-details', leads, { details: { description: 'Twice', contractNumber: 'C-1' } }],
      ['classify', 'agent-li', { ...classified, category: 'credit-record', reason: 'The record is wrong.' }],
      ['assign', leads, { department: 'workshop', reason: 'Theirs.' }],
      ['take-over', 'agent-wang'],
      ['assign', leads, { department: 'service', person: 'li', reason: 'Ours.' }],
      ['record-findings', 'agent-li', { rootCause: 'staff-error', text: 'Written twice.' }],
      ['propose-solution', 'agent-li', { measures: 'It is put right.' }],
      ['return-clearance', 'legal-tang', { reason: 'It admits too much.' }],
      [
        'propose-solution',
        'agent-li',
        { measures: 'It is looked at.', items: [{ kind: 'apology' }, { kind: 'repair' }] },
      ],
      ['clear-proposal', 'legal-tang'],
      ['customer/accept-solution', 'portal'],
      ['record-execution', 'agent-li', { what: 'Said.', item: 1 }],
      ['record-execution', 'agent-li', { what: 'Put right.', item: 2, proof: file }],
      ['customer/rate', 'portal', { score: 4, solved: true }],
      ['customer/give-feedback', 'portal', { text: 'It lasts.' }],
    ],
  },
  {
    from: 1,
    asks: [
      ['merge', leads, ({ other }) => ({ into: other, reason: 'The same.', samePerson: true })],
      ['reopen', leads, { reason: 'It was another.' }],
      ['withdraw', 'agent-li', { reason: 'Settled.', evidence: recording }],
      [
        'determine-responsibility',
        'manager-sun',
        { ...responsible, reason: 'He counted the day twice.', evidence: recording },
      ],
      ['object-to-responsibility', 'agent-li', { determination: 1, reason: 'The system did.' }],
      ['uphold-responsibility', leads, { determination: 1, reason: 'It showed both.' }],
    ],
  },
]
