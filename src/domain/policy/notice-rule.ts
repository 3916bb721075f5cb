import { z } from 'zod'

/** Whom a notice can go to: persons and roles as the complaint, or the event, has them then. */
const NoticeAudience = z.enum([
  'customer',
  'handler',
  'supervisor',
  'manager',
  'management',
  /** Who answers for the step of the ladder. */
  'escalation',
  'delegate',
  /** The department that a task is given to, or expects the customer. */
  'task',
  /** Who lends something in an emergency: the person who was named, else the department. */
  'resource',
  /** Who leads the department of a task. */
  'taskLead',
  /** Who at least approves of what is proposed. */
  'approver',
  /** Who is asked to clear something, and who drafted it. */
  'clearer',
  'drafter',
  /** Who gave the supervise order. */
  'orderedBy',
  /** Of staff, who was determined to bear responsibility: the person, or who leads the department. */
  'determined',
  /** Who answers an objection: the level above whoever determined it. */
  'aboveDetermination',
  /** Who takes complaints in: whoever is on call there, else the agents of the department, and its groups (R10). */
  'intake',
  /** Whose the complaint is, and all that contributed to it (R94). */
  'departments',
])
export type NoticeAudience = z.infer<typeof NoticeAudience>

const NoticeCondition = z.enum([
  'awaitingApproval',
  'consentAsked',
  'clearedByAll',
  'owedByOthers',
  'owedByCustomer',
  'withoutLadder',
  /** The task is an appointment. */
  'appointment',
  /** Nobody has it in person. */
  'unassigned',
  /** The customer knows the deadline that was moved. */
  'ofTheirs',
  'major',
  'byHand',
  /** What lapsed was promised to the customer, or is owed to them by law. */
  'promised',
  /** A telephone number or an e-mail address of the complainant was put right. */
  'addressChanged',
  /** The customer says that it is a complaint after all. */
  'objected',
  /** Something is missing that the policy asks the customer for. */
  'detailsWanted',
  /** The note is of mail that is not shown to be the customer's. */
  'fromMail',
])
export type NoticeCondition = z.infer<typeof NoticeCondition>

/** Who hears of an event; its template is called as the event is, where none is named. */
export const NoticeRule = z.strictObject({
  on: z.string(),
  to: z.array(NoticeAudience).min(1),
  when: NoticeCondition.optional(),
  template: z.string().optional(),
  /** To the customer: who cannot be written to is a call to make (R69). */
  orCall: z.literal(true).optional(),
})
export type NoticeRule = z.infer<typeof NoticeRule>
