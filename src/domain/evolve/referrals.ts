import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'

/** What a regulator has passed on, and that it was answered. */
export function evolveReferrals(complaint: Complaint, event: Event): Complaint {
  const { referrals = [] } = complaint
  if (event.type === 'referralRecorded') {
    const { type: _, referral: n, at, origin, reference, dueAt } = event
    return { ...complaint, referrals: [...referrals, { n, at, origin, reference, dueAt }] }
  }
  if (event.type !== 'referralAnswered') return complaint
  const answered = referrals.map((one) => (one.n === event.referral ? { ...one, answeredAt: event.at } : one))
  return { ...complaint, referrals: answered }
}
