/** What is wrong with an entry, a complaint or a day; facts about the proof, nothing about persons. */
export type Fault = {
  complaintId?: string
  sequence?: number
  day?: string
  /** Of a tail that was replaced: the number of its row in journal_replacement. */
  replacement?: number
  what: keyof typeof SENTENCES
}

const SENTENCES = {
  missing: 'is missing',
  added: 'lies beyond what was recorded',
  changed: 'is not what was recorded',
  misplaced: 'does not follow the entry before it',
  unchained: 'was put there without a chain',
  notErased: 'still holds what should have been erased',
  undecided: 'was erased without a decision',
  notAnchored: 'is not the one that was anchored',
  letterChanged: 'has a letter that is not what was sent',
  wrongLetters: 'does not fit the letters that were sent',
  wrongReceipts: 'does not fit the receipts that can be given',
  gone: 'is gone',
  wrongRoot: 'does not fit the heads that were anchored',
  unknownRoot: 'is not among the daily roots',
} as const

/** One line for a person: where, and what. */
export function faultText({ complaintId, sequence, day, replacement, what }: Fault): string {
  const subject = [
    ...(complaintId === undefined ? [] : [`complaint ${complaintId}`]),
    ...(sequence === undefined ? [] : [`entry ${sequence}`]),
    ...(replacement === undefined ? [] : [`of replacement ${replacement}`]),
  ].join(', ')
  const root = day === undefined ? '' : complaintId === undefined ? `the root of ${day}` : ` (${day})`
  return `${subject === '' ? root : subject + root} ${SENTENCES[what]}`
}
