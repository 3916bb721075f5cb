import type { Complaint } from '../complaint.ts'
import type { Referral } from '../parts/duties.ts'
import type { Event } from '../event.ts'
import type { ClockRule, Policy } from '../policy/policy.ts'

/** The one that waits for its answer: there is no more than one at a time. */
export const openReferral = ({ referrals }: Pick<Complaint, 'referrals'>): Referral | undefined =>
  referrals?.find(({ answeredAt }) => answeredAt === undefined)

/** The clock of a referral, where the policy has no other for it. */
export const REFERRAL = 'referral'

const isOfReferral = ({ from }: Pick<ClockRule, 'from'>): boolean => from.includes('referralRecorded')

/**
 * The due that a regulator gives is a target of the house: whether a law makes it binding, a policy says, with a clock of
 * its own. Its term stands for a date that has passed already; a date ahead replaces it.
 */
export function referralRule({ clocks, manual }: Policy): ClockRule | undefined {
  if (clocks.some(isOfReferral)) return undefined
  return {
    ...{ name: REFERRAL, basis: 'target', cycles: 'every', owedBy: 'agent', promised: true },
    ...{ from: ['referralRecorded'], until: ['referralAnswered'], warnAt: [0.5, 0.8] },
    ...{ term: { amount: 1, unit: 'hours' }, ladder: manual?.ladder ?? 'none' },
  }
}

/** The date that what is promised by a rule was given, beside that of the proposal. */
export const referralDue = (complaint: Complaint, rule: ClockRule) =>
  isOfReferral(rule) ? openReferral(complaint)?.dueAt : complaint.proposal?.executeBy

/** The rules of the policy; for what a regulator passes on there is one where the policy has none. */
export function startable({ policy }: Pick<Complaint, 'policy'>, event: Event): readonly ClockRule[] {
  const own = event.type === 'referralRecorded' ? referralRule(policy) : undefined
  return own ? [...policy.clocks, own] : policy.clocks
}
