import { z } from 'zod'
import { Role } from '../../domain/policy/policy.ts'
import { DateText, storableText, words } from '../../domain/text.ts'
import type { Route } from '../route.ts'

const Year = z.int().min(1970).max(2200)
const dates = z.array(DateText).max(366)

const Published = z
  .strictObject({
    year: Year,
    holidays: dates.optional(),
    makeupWorkdays: dates.optional(),
    days: z
      .array(
        z.strictObject({
          date: DateText,
          isOffDay: z.boolean().meta({ description: 'Else it is worked.' }),
          name: storableText().max(100).optional(),
        }),
      )
      .max(366)
      .optional()
      .meta({ description: 'As holiday-cn says it, in place of the two lists.' }),
    papers: z.array(storableText().max(500)).max(20).optional(),
    $schema: storableText().max(500).optional(),
    $id: storableText().max(500).optional(),
  })
  .refine(({ days, holidays, makeupWorkdays }) => (days ? !holidays && !makeupWorkdays : !!holidays), {
    error: 'Say holidays with makeupWorkdays, or days.',
  })
  .meta({ id: 'PublishedYear' })

const calendar = z.strictObject({ id: z.string().min(1).max(60) })
const refusals = { 404: 'There is no such calendar' }

/** A published year, loaded beside the file of its calendar. */
export const loadingRoutes = {
  loadCalendarYear: {
    method: 'post',
    path: '/v1/calendars/{id}/years',
    summary: 'Load a published year',
    description:
      'What is begun from then on counts by it, everywhere within a minute; complaints under way adopt it. With dryRun ' +
      'it is only told what would change. What is so already is not loaded again. A later file of the calendar that ' +
      'covers the year takes its place.',
    tag: 'Rules',
    params: calendar,
    body: z
      .strictObject({
        published: Published,
        replace: z.boolean().optional().meta({ description: 'Put it in the place of a year that is there.' }),
        reason: words(2_000).meta({ description: 'Why, or where it was published.' }),
        dryRun: z.boolean().optional(),
      })
      .meta({ id: 'NewCalendarYear' }),
    example: {
      published: { year: 2027, holidays: ['2027-01-01', '2027-02-08'], makeupWorkdays: ['2027-02-14'] },
      reason: '国务院办公厅关于 2027 年部分节假日安排的通知',
      dryRun: true,
    },
    status: 200,
    answer: z
      .strictObject({
        calendar: z.string(),
        version: z.strictObject({ before: z.string(), after: z.string() }),
        coversFrom: z.iso.date(),
        coversUntil: z.iso.date(),
        days: z
          .array(
            z.strictObject({
              date: z.iso.date(),
              kind: z.enum(['holiday', 'makeupWorkday']),
              isAdded: z.boolean().meta({ description: 'Else it is taken away.' }),
            }),
          )
          .meta({ description: 'Those that change, in order.' }),
        dryRun: z.boolean(),
      })
      .meta({ id: 'CalendarYearLoaded' }),
    refusals,
    may: 'loadCalendarYears',
  },
  listLoadedYears: {
    method: 'get',
    path: '/v1/calendars/{id}/years',
    summary: 'Which years were loaded, by whom and why',
    description: 'The latest first; what the file of the calendar says by itself is not among them.',
    tag: 'Rules',
    params: calendar,
    status: 200,
    answer: z.strictObject({
      data: z.array(
        z
          .strictObject({
            year: Year,
            version: z.string().meta({ description: 'Of the calendar that came of it.' }),
            at: z.iso.datetime(),
            by: z.strictObject({ id: z.string(), role: Role }),
            reason: z.string(),
            published: Published,
          })
          .meta({ id: 'LoadedYear' }),
      ),
    }),
    refusals,
    may: 'readDirectoryChanges',
  },
} as const satisfies Record<string, Route>
