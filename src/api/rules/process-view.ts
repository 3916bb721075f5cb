import { z } from 'zod'
import { ClockRule, Policy, Role, Stage, Trigger } from '../../domain/policy/policy.ts'
import { Span } from '../../domain/policy/terms.ts'

const { basis, until, term, termWhen, pausesOn, owedBy } = ClockRule.shape
const { title } = Policy.shape.about.unwrap().shape

const TermSource = z.union([
  z.strictObject({ document: z.string(), requirement: z.string().optional() }),
  z.strictObject({ law: z.literal(true) }),
])

/** The process that a policy makes, as it is told to other programs: codes, no words. */
export const ProcessView = z
  .strictObject({
    policy: z.strictObject({ id: z.string(), version: z.string(), title: title.optional() }),
    stages: z.array(z.strictObject({ stage: Stage, owners: z.array(z.union([Role, owedBy])) })),
    steps: z.array(z.strictObject({ from: Stage, to: Stage, by: Trigger })),
    detours: z.array(
      z.strictObject({
        why: z.enum(['solutionDeclined', 'dissatisfied', 'reopened', 'finalResponseGiven']),
        from: Stage,
        to: Stage,
        max: z.int().optional().meta({ description: 'How often at most.' }),
        within: Span.optional().meta({ description: 'For how long after closing.' }),
      }),
    ),
    clocks: z.array(
      z.strictObject({
        ...{ name: z.string(), basis, owner: z.union([Role, owedBy]), from: Stage, to: Stage, until, term },
        ...{ termWhen: termWhen.unwrap(), promised: z.boolean(), recurs: z.boolean() },
        pausesOn: pausesOn.unwrap(),
        ladder: z
          .string()
          .optional()
          .meta({ description: 'What it climbs; nothing where it does not escalate.' }),
        times: z
          .array(Span)
          .optional()
          .meta({ description: 'Of what is asked again: how long after closing.' }),
        clearance: Policy.shape.clearance,
        sources: z.array(TermSource.nullable()).optional().meta({
          description: 'What its terms are taken from: its own first, then each case; null is the firm.',
        }),
      }),
    ),
    ladders: z.array(
      z.strictObject({
        name: z.string(),
        steps: z.array(z.strictObject({ level: z.int(), to: Role, after: Span })),
        repeat: Span.optional(),
        acceptedFor: Span.optional().meta({ description: 'How long after it was accepted it goes on.' }),
        majorAt: z.int().optional().meta({ description: 'Where major complaints come in at once.' }),
      }),
    ),
    without: Policy.shape.without,
  })
  .meta({ id: 'Process' })
