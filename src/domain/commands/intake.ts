import { z } from 'zod'
import { DetailsAmendment, Name, Text } from '../intake.ts'
import { Complexity, Kind, Priority, Severity, Urgency, type Policy } from '../policy/policy.ts'
import {
  command,
  Evidence,
  Method,
  Money,
  occurredAt,
  Proof,
  proved,
  Reason,
  ToldReason,
  unchecked,
} from './parts.ts'

/** Taking a complaint in, and what is recorded of it. */

export const Grade = z.enum(['low', 'medium', 'high'])
export const Nature = z.enum(['service', 'product', 'price', 'other'])

export const intakeCommands = [
  command('acknowledge', { method: Method, said: Text, ...proved }),
  command('classify', {
    category: Name,
    nature: Nature.optional(),
    impact: Grade,
    risk: Grade,
    complexity: Complexity,
    /** How soon it presses; normal where nothing is said. */
    urgency: Urgency.optional(),
    /** Overrides the severity that follows from impact and risk; needs the reason (R26). */
    severity: Severity.optional(),
    /** Overrides the priority that follows from severity and urgency; needs the reason too (R26). */
    priority: Priority.optional(),
    /** Needed too where severity, complexity or urgency is another than it was. */
    reason: Reason.optional(),
    /** Put in by the API: the list that the category is of, with its version, and what it asks for. */
    list: Name.optional(),
    requiresRootCause: z.literal(true).optional(),
    evidenceWanted: z.array(Evidence.shape.kind).min(1).optional(),
    /** What had been suggested to whoever classified it, and by which version of what was learned (R111). */
    suggested: z.strictObject({ version: z.int().min(1), category: Name }).optional(),
  }),
  /** It is of another kind: the policy for that kind is adopted with it. The API puts it in where it is another. */
  command('changeKind', { kind: Kind, reason: ToldReason, snapshot: z.custom<Policy>().optional() }),
  command('assign', {
    department: Name,
    person: Name.optional(),
    /** Needed where it overrides what was assigned automatically. */
    reason: Reason.optional(),
    /** The routing rule that assigns by itself; the API puts it in (R31). */
    automatic: Name.optional(),
    unchecked,
    ...occurredAt,
  }),
  /** It is taken on for handling: a decision, of which the customer hears. To refuse it is a command of its own. */
  command('acceptForHandling', { said: Text.optional() }),
  /** The department that it was handed over to has it now. */
  command('takeOver', { comment: Text.optional() }),
  command('recordContact', {
    direction: z.enum(['outward', 'inward']),
    method: Method,
    summary: Text,
    ...proved,
  }),
  command('addNote', {
    text: Text,
    /** All who read the journal, where nothing is said. */
    visibleTo: z.enum(['staff', 'leads', 'legal']).optional(),
    /** Who reads it too, of what is for legal. */
    named: z.array(Name).min(1).max(20).optional(),
    /** Of mail that is not shown to be the customer's: whoever handles it finds out. */
    fromMail: z.literal(true).optional(),
    unchecked,
    ...occurredAt,
  }),
  command('amendDetails', {
    details: DetailsAmendment,
    /** Needed to say about whom the complaint is otherwise than before. */
    reason: Reason.optional(),
    /** Put in by the API: only what is named changes. Without it a complainant is replaced whole, as it once was. */
    partial: z.literal(true).optional(),
    /** Put in by the API: whom it is about is a person of the directory, by their id. */
    aboutPerson: z.literal(true).optional(),
  }),
  command('attachEvidence', {
    ...Evidence.shape,
    digest: Evidence.shape.digest.optional(),
    /** Of a recording, in place of a file: under what it is found elsewhere. */
    reference: Name.optional(),
    /** All who read the journal, where nothing is said. */
    visibleTo: z.enum(['staff', 'legal']).optional(),
    ...occurredAt,
  }),
  /** That it complains of how an earlier one was handled, or its own last handling; or that it does not. */
  command('markAboutHandling', { applies: z.boolean(), of: Name.optional(), reason: Reason.optional() }),
  command('recordLessons', { text: Text, rootCause: Name.optional() }),
  /** Handling minutes and what else it cost (R95). */
  command('recordEffort', {
    minutes: z.number().int().min(1).max(10_000),
    cost: Money.optional(),
    text: Text.optional(),
    ...occurredAt,
  }),
  /** What was back-dated counts for clocks from here on: by evidence, or by a lead's word. */
  command('proveEntry', { sequence: z.number().int().min(1), evidence: Proof.optional(), reason: Reason }),
  command('voidEntry', { sequence: z.number().int().min(1), reason: Reason }),
  /**
   * A new link is sent to the complainant's address, and what opened the complaint to its customer is closed. `opensAll`: with
   * it they see what else was told from that address.
   */
  command('renewSlip', { reason: Reason.optional(), opensAll: z.literal(true).optional() }),
] as const
