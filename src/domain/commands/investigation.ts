import { z } from 'zod'
import { Name, Text } from '../intake.ts'
import { InstantText, words } from '../text.ts'
import { command, Method, occurredAt, proved, Reason, unchecked, Upheld } from './parts.ts'

/** Finding out, and what the customer is told meanwhile. */

const People = z.array(Name).min(1).max(20)

/** Clocks are paused for it beyond their limits of length and number: whoever leads says so (F20). */
const beyondLimit = { beyondLimit: z.literal(true).optional() }

/** Where somebody looks for themselves (R60): who goes, and when. */
const Visit = z.strictObject({ place: Name, people: People.optional(), at: InstantText.optional() })

export const investigationCommands = [
  command('requestInformation', { what: Text, reason: Reason.optional(), ...beyondLimit }),
  command('awaitThirdParty', {
    party: Name,
    what: Text,
    reason: Reason,
    appraisal: z.boolean().optional(),
    ...beyondLimit,
  }),
  command('cancelRequest', { reason: Reason }),
  command('provideInformation', {
    text: Text,
    from: z.enum(['customer', 'thirdParty']).optional(),
    ...occurredAt,
  }),
  command('recordFindings', { rootCause: Name, text: Text, upheld: Upheld.optional(), ...proved }),
  /** What helps the customer until the matter is settled: a car meanwhile, a repair for now. */
  command('offerInterimMeasure', {
    what: Text,
    until: InstantText.optional(),
    said: Text,
    method: Method,
    ...proved,
  }),
  /** What will be looked into, and by when the customer hears of it: the promise starts a clock. */
  command('promiseInvestigation', { said: Text, method: Method, dueAt: InstantText }),
  command('openTask', {
    kind: z.enum(['department', 'siteVisit', 'legalReview', 'recheck', 'call', 'other']),
    title: Name,
    department: Name,
    person: Name.optional(),
    dueAt: InstantText.optional(),
    /** While a mandatory task is open nothing can be proposed (R37). */
    mandatory: z.boolean().optional(),
    /** Of a site visit. */
    visit: Visit.optional(),
    unchecked,
  }),
  /** A task of the kind `appointment`: the customer comes, or somebody comes to them (R19). */
  command('bookAppointment', {
    title: Name,
    startsAt: InstantText,
    /** Where: a place in words, or a store. */
    place: Name.optional(),
    storeId: words(80).optional(),
    /** Who receives them: the department that has the complaint, if left out. */
    department: Name.optional(),
    person: Name.optional(),
    unchecked,
  }),
  command('completeTask', {
    task: z.number().int().min(1),
    result: Text,
    /** Of a site visit: who was met there. */
    met: People.optional(),
    /** Of a legal review: what is advised, in full, for legal alone. The result says it in short. */
    opinion: Text.optional(),
    ...proved,
  }),
] as const
