import { Language } from '../../domain/names.ts'
import { z } from 'zod'
import { InstantText } from '../../domain/text.ts'
import type { Route } from '../route.ts'
import { OcelLog } from './ocel-schema.ts'
import { listFilter, refuseNonsense } from '../lists/routes.ts'
import { Flag, one } from '../route-parts.ts'

/** Logs of all work are for those who answer for it. */

const language = Language.default('en')

/** Of one complaint's file: in which words, for whom, and how much of it is about persons. */
const edition = {
  language,
  for: z.enum(['staff', 'customer']).default('staff'),
  masked: Flag.default(false),
}

/** What leaves the system as a file. Every one is only read: asked for again, it is made again. */
export const exportRoutes = {
  exportComplaints: {
    method: 'get',
    path: '/v1/complaints.csv',
    summary: 'The complaints of a list as a table for spreadsheets',
    description:
      'The filters of the list, all pages at once, in the order of receipt. UTF-8 with a byte order mark; instants ' +
      "with the offset of the complaint's own calendar; what would be a formula is text. Names of complainants and " +
      'contact data are not in it.',
    tag: 'Register',
    shows: 'many',
    query: z.strictObject({ ...listFilter, language }).superRefine(refuseNonsense),
    status: 200,
    answer: z.string(),
    streams: 'text/csv',
    may: 'readLists',
  },
  exportOcel: {
    method: 'get',
    path: '/v1/exports/ocel',
    summary: 'The journals as an object-centric event log, OCEL 2.0',
    description:
      'Of the complaints received within the span, as they stood at one moment. No names and nobody’s words: people ' +
      'go by pseudonyms that are made anew for each export. Attributes of objects stand once for each time they changed.',
    tag: 'Register',
    shows: 'many',
    query: z.strictObject({
      from: InstantText.optional().meta({ description: 'Received from this instant on.' }),
      to: InstantText.optional().meta({ description: 'Received before this instant.' }),
    }),
    status: 200,
    answer: OcelLog,
    streams: 'application/json',
    may: 'exportEvents',
  },
  getFile: {
    method: 'get',
    path: '/v1/complaints/{id}/file',
    summary: "A complaint's whole file",
    description:
      'Everything the register has of it, or with for=customer what the complainant was told, without internal notes. ' +
      'Masked it holds codes, numbers and instants only. As HTML it is a page to print on A4.',
    tag: 'Register',
    shows: 'one',
    params: one,
    query: z.strictObject({ format: z.enum(['json', 'html']).default('json'), ...edition }),
    status: 200,
    answer: z.looseObject({
      audience: z.enum(['staff', 'customer']),
      masked: z.boolean(),
      madeAt: z.iso.datetime(),
      complaint: z.looseObject({ id: z.string(), number: z.string() }),
      entries: z.array(z.looseObject({ sequence: z.number(), type: z.string(), at: z.iso.datetime() })),
      clocks: z.array(z.looseObject({ name: z.string(), cycle: z.number(), n: z.number() })),
      notices: z.array(z.looseObject({ template: z.string(), state: z.string() })),
      letters: z
        .array(
          z.looseObject({ channel: z.string(), subject: z.string().optional(), body: z.string().optional() }),
        )
        .meta({
          description: 'What was written to the customer, as it was sent; the secrets of links left out.',
        }),
      internal: z.looseObject({}).optional(),
    }),
    documents: ['text/html'],
    may: 'readFile',
  },
  getPack: {
    method: 'get',
    path: '/v1/complaints/{id}/pack',
    summary:
      'The evidence for a regulator: the file, the clocks and the letters of a complaint, as one archive',
    description:
      'A ZIP archive of file.html (the page of the file), events.json, clocks.csv, each letter to the customer as it ' +
      'was sent in letters/, and manifest.json: the SHA-256 of each file, and what each letter was. It shows what ' +
      'the file shows to the same reader, but nothing that is for legal alone; letters are left out where it is ' +
      'masked or their words are erased.',
    tag: 'Register',
    shows: 'one',
    params: one,
    query: z.strictObject(edition),
    status: 200,
    answer: z.string().meta({ format: 'binary' }),
    streams: 'application/zip',
    may: 'readFile',
  },
} as const satisfies Record<string, Route>
