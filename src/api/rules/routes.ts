import { z } from 'zod'
import { Calendar } from '../../domain/calendar/calendar.ts'
import { Channel } from '../../domain/intake.ts'
import { FORM_FIELDS } from '../../domain/policy/intake-form.ts'
import { Kind, Policy } from '../../domain/policy/policy.ts'
import { Language } from '../../domain/names.ts'
import { ProcessView } from './process-view.ts'
import { Category } from '../../rules/categories.ts'
import { ScriptLine } from '../../rules/intake-templates.ts'
import { Rule } from '../../rules/selection.ts'
import type { Route } from '../route.ts'
import { pageOf } from '../complaints/schemas.ts'
import { limit } from '../route-parts.ts'

const PolicyView = Policy.meta({ id: 'Policy' })

const MovesView = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    dues: z.array(
      z.strictObject({
        clock: z.string(),
        cycle: z.int(),
        n: z.int(),
        before: z.iso.datetime(),
        dueAt: z.iso
          .datetime()
          .meta({ description: 'As before where the due was provisional and is settled now.' }),
        provisional: z.literal(true).optional(),
      }),
    ),
  })
  .meta({ id: 'CalendarMoves' })

const CategoryView = Category.meta({ id: 'Category' })
export const CategoriesView = z
  .strictObject({
    list: z.string(),
    version: z.string(),
    effectiveFrom: z.iso.datetime(),
    data: z.array(CategoryView),
    former: z.array(CategoryView).meta({ description: 'Chosen no more, but in older complaints.' }),
  })
  .meta({ id: 'Categories' })

/** Policies and calendars: what complaints are handled by. */
export const ruleRoutes = {
  listPolicies: {
    method: 'get',
    path: '/v1/policies',
    summary: 'The policies there are, and which of them what comes in is handled by',
    tag: 'Rules',
    status: 200,
    answer: z.strictObject({
      data: z.array(PolicyView),
      selection: z.array(Rule.meta({ id: 'SelectionRule' })).meta({
        description: 'In order: the first that fits what comes in says its policy, where nobody names one.',
      }),
    }),
    may: 'readRules',
  },
  getPolicy: {
    method: 'get',
    path: '/v1/policies/{id}',
    summary: 'One policy',
    tag: 'Rules',
    params: z.strictObject({ id: z.string().min(1).max(60) }),
    status: 200,
    answer: PolicyView,
    may: 'readRules',
  },
  getIntakeForm: {
    method: 'get',
    path: '/v1/policies/{id}/intake-form',
    summary: 'What is asked for when a complaint is taken in',
    description:
      'For a channel and a kind, in the order in which it is asked, with what is said meanwhile. Only what is needed at the intake has to be there for a ' +
      'complaint to be taken in; the rest may follow until the command that needs it.',
    tag: 'Rules',
    params: z.strictObject({ id: z.string().min(1).max(60) }),
    query: z.strictObject({ channel: Channel, kind: Kind.default('complaint') }),
    status: 200,
    answer: z
      .strictObject({
        policy: z.string(),
        channel: Channel,
        kind: Kind,
        fields: z.array(
          z.strictObject({
            field: z.enum(FORM_FIELDS),
            needed: z.enum(['intake', 'classify', 'propose']).optional(),
            label: z.strictObject({ zh: z.string(), en: z.string() }),
          }),
        ),
        script: z.array(ScriptLine).meta({
          description:
            'What is said on the telephone or across a counter, in order; `field`: what it asks for.',
        }),
        appointment: z.boolean().meta({ description: 'Whether an appointment is offered.' }),
      })
      .meta({ id: 'IntakeForm' }),
    may: 'readRules',
  },
  getProcess: {
    method: 'get',
    path: '/v1/policies/{id}/process',
    summary: 'The process that a policy makes, as data or drawn',
    description:
      'format=svg is a picture that needs nothing besides, format=mermaid a text that Mermaid draws; without it the ' +
      'Accept header decides: image/svg+xml, text/plain for Mermaid, else JSON.',
    tag: 'Rules',
    params: z.strictObject({ id: z.string().min(1).max(60) }),
    query: z.strictObject({
      format: z.enum(['json', 'mermaid', 'svg']).optional(),
      language: Language.optional().meta({
        description: 'Of the drawing; else that of Accept-Language, else zh.',
      }),
    }),
    status: 200,
    answer: ProcessView,
    documents: ['text/plain', 'image/svg+xml'],
    may: 'readRules',
  },
  listCategories: {
    method: 'get',
    path: '/v1/categories',
    summary: 'The categories there are to choose from, a list for each policy that names one',
    description:
      'With definitions, and with what a classification is usually given of each. Under a policy without a list any ' +
      'word is a category.',
    tag: 'Rules',
    status: 200,
    answer: z.strictObject({ data: z.array(CategoriesView) }),
    may: 'readRules',
  },
  listCalendars: {
    method: 'get',
    path: '/v1/calendars',
    summary: 'The calendars there are',
    tag: 'Rules',
    status: 200,
    answer: z.strictObject({ data: z.array(Calendar.meta({ id: 'Calendar' })) }),
    may: 'readRules',
  },
  listCalendarMoves: {
    method: 'get',
    path: '/v1/calendars/{id}/moves',
    summary: 'What adopting the calendar would move',
    description:
      'The open complaints that count by another version, of those that the caller may have adopt it, and their dues ' +
      'that this one moves or settles. A page may be short or empty and still have another after it: limit is how many ' +
      'complaints are looked at.',
    tag: 'Rules',
    shows: 'many',
    params: z.strictObject({ id: z.string().min(1).max(60) }),
    query: z.strictObject({
      limit,
      cursor: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,60}$/)
        .optional(),
    }),
    status: 200,
    answer: pageOf(MovesView),
    may: 'readCalendarMoves',
  },
} as const satisfies Record<string, Route>
