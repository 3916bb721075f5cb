import { z } from 'zod'
import { Grade, Nature } from '../../domain/commands/intake.ts'
import { Name } from '../../domain/intake.ts'
import { Language } from '../../domain/names.ts'
import { Complexity, Severity, Urgency } from '../../domain/policy/policy.ts'
import { InstantText } from '../../domain/text.ts'
import type { Route } from '../route.ts'
import { one } from '../route-parts.ts'

const read = <C extends z.ZodType>(code: C) =>
  z
    .strictObject({
      code,
      certainty: z
        .number()
        .min(0)
        .max(1)
        .meta({ description: 'Of those at 0.8 about eight in ten are right.' }),
      reasons: z.array(z.string()).meta({ description: 'The words of the text that spoke for it most.' }),
    })
    .optional()

const Learned = z.strictObject({ version: z.int(), trainedAt: z.iso.datetime(), complaints: z.int() })

export const SuggestionView = z
  .strictObject({
    language: Language.optional().meta({
      description: 'That the text is written in; not there where it may be another.',
    }),
    learned: Learned.optional().meta({
      description: 'What it was learned from; not there before anything was learned.',
    }),
    fields: z.strictObject({
      category: read(Name),
      nature: read(Nature),
      impact: read(Grade),
      risk: read(Grade),
      severity: read(Severity),
      complexity: read(Complexity),
      urgency: read(Urgency),
      department: read(Name),
    }),
  })
  .meta({ id: 'Suggestion' })

/** What a complaint is likely to be, for whoever classifies it (R111). */
export const readingRoutes = {
  getSuggestion: {
    method: 'get',
    path: '/v1/complaints/{id}/suggestion',
    summary: 'How a complaint is likely to be classified',
    description:
      'Learned from complaints that people have classified, with how certain it is and the words that spoke for it. ' +
      'A field that is not certain enough is left out; a person decides, by `classify`.',
    tag: 'Complaints',
    shows: 'one',
    params: one,
    status: 200,
    answer: SuggestionView,
    may: 'readSuggestion',
  },
  getFirstReading: {
    method: 'get',
    path: '/v1/reports/first-reading',
    summary: 'How well complaints are read, and how often what was suggested was taken',
    description:
      'What was learned last, each field with its macro-F1 by cross-validation beside that of the most frequent code ' +
      'and of keywords; and of the complaints that were classified first in the period by somebody to whom a category had ' +
      'been suggested, how many are of that category.',
    tag: 'Figures',
    query: z.strictObject({ from: InstantText, to: InstantText }),
    status: 200,
    answer: z.strictObject({
      learned: Learned.extend({
        fields: z.record(
          z.string(),
          z.strictObject({
            complaints: z.int(),
            macroF1: z.number(),
            mostFrequent: z.number(),
            keywords: z.number().optional(),
            suggested: z.boolean().meta({ description: 'Whether it is read well enough to be suggested.' }),
          }),
        ),
      }).optional(),
      suggested: z.int(),
      taken: z.int(),
      takenShare: z.number().nullable().meta({ description: 'Between 0 and 1; null of nothing.' }),
    }),
    may: 'readFigures',
  },
} as const satisfies Record<string, Route>
