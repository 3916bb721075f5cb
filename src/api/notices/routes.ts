import { z } from 'zod'
import { MESSAGES } from '../../domain/commands/messages.ts'
import { Language } from '../../domain/names.ts'
import { Role } from '../../domain/policy/policy.ts'
import type { Route } from '../route.ts'
import { pageOf } from '../complaints/schemas.ts'
import { Flag, limit, one, positionCursor } from '../route-parts.ts'
import { words } from '../../domain/text.ts'

const Instant = z.iso.datetime()
const Because = z
  .looseObject({ as: z.string() })
  .meta({ id: 'BecauseOf', description: 'Why this person gets it: named, by role, on call, as a deputy.' })

const UnopenedReport = z
  .strictObject({ id: z.string(), kind: z.enum(['month', 'quarter']), period: z.string(), givenAt: Instant })
  .meta({ id: 'UnopenedReport' })
const InboxItemView = z
  .strictObject({
    id: z.number(),
    complaintId: z.string(),
    number: z.string(),
    subject: z
      .string()
      .nullable()
      .meta({ description: 'Null once you do not reach the complaint any more.' }),
    notice: z.string(),
    template: z.string().nullable().meta({ description: 'Null where the notice was taken back.' }),
    because: Because,
    createdAt: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'InboxItem' })

const AttemptView = z.strictObject({
  at: Instant,
  endedAt: Instant.nullable(),
  ok: z.boolean().nullable().meta({
    description:
      'Null while it is on its way; null with an end and an error where it is unknown whether it arrived.',
  }),
  error: z.string().nullable(),
  letterId: z.string().nullable().meta({ description: 'The same letter, sent again, has the same.' }),
})
const State = z.enum(['pending', 'sent', 'suppressed', 'failed'])
const PostingView = z
  .strictObject({
    round: z.number(),
    recipient: z.string(),
    because: Because,
    channel: z.string(),
    state: State,
    reason: z
      .string()
      .nullable()
      .meta({
        description:
          'What it waits for, or why it was not sent. `unknown`: the letter may have arrived, and the same ' +
          'goes again; `single`: a letter about several was refused, and each goes by itself.',
      }),
    nextAttemptAt: Instant.nullable(),
    sentAt: Instant.nullable(),
    attempts: z.array(AttemptView),
  })
  .meta({ id: 'Posting', description: 'A notice to one recipient on one channel.' })
const LetterView = z
  .strictObject({
    letterId: z.string().meta({ description: 'As attempts name it; one letter may be of several notices.' }),
    channel: z.string(),
    language: Language,
    subject: z.string().nullable().meta({ description: 'Null where its words are erased; so is the body.' }),
    body: z.string().nullable(),
    sentAt: Instant,
  })
  .meta({ id: 'LetterToCustomer' })
const PreviewView = z
  .strictObject({ language: Language, subject: z.string(), text: z.string() })
  .meta({ id: 'MessagePreview' })
const To = z.strictObject({ role: Role, department: z.string().nullable(), person: z.string().nullable() })
const NoticeView = z
  .strictObject({
    key: z.string(),
    sequence: z.number(),
    template: z.string(),
    to: To,
    state: State,
    createdAt: Instant,
    sentAt: Instant.nullable(),
    confirmedAt: Instant.nullable(),
    postings: z.array(PostingView),
  })
  .meta({ id: 'NoticeLog' })
const FailedNoticeView = z
  .strictObject({
    id: z.number(),
    complaintId: z.string(),
    number: z.string(),
    notice: z.string().meta({ description: 'Its key, by which it is sent again.' }),
    template: z.string(),
    to: To,
    recipient: z.string(),
    because: Because,
    channel: z.string(),
    reason: z.string().nullable(),
    failedAt: Instant,
    isSent: z
      .boolean()
      .meta({ description: 'Whether it has reached somebody all the same, in another way.' }),
  })
  .meta({ id: 'FailedNotice' })

/** What people are told: one's own inbox, and who was told of a complaint, when and how. */
export const noticeRoutes = {
  listInbox: {
    method: 'get',
    path: '/v1/inbox',
    summary: 'What I have been told',
    description: 'The unread first, of these the newest; in it at once, whatever becomes of mails.',
    tag: 'Notices',
    shows: 'many',
    query: z.strictObject({
      unread: Flag.optional().meta({ description: 'Only what is not read yet.' }),
      limit,
      cursor: z
        .string()
        .regex(/^[01]-\d{1,15}$/)
        .optional(),
    }),
    status: 200,
    answer: z.strictObject({
      unread: z.number().meta({ description: 'How many in all.' }),
      reports: z
        .array(UnopenedReport)
        .meta({ description: 'Reports to management that were given and not opened.' }),
      data: z.array(InboxItemView),
      nextCursor: z.string().optional(),
    }),
    may: 'readInbox',
  },
  readInboxItem: {
    method: 'post',
    path: '/v1/inbox/{item}/read',
    summary: 'I have read it',
    tag: 'Notices',
    params: z.strictObject({ item: z.string().min(1).max(60) }),
    body: z.strictObject({}).meta({ id: 'ReadItem' }),
    example: {},
    status: 200,
    answer: InboxItemView,
    may: 'readInbox',
  },
  listNotices: {
    method: 'get',
    path: '/v1/complaints/{id}/notices',
    summary: 'Who was told of a complaint, and every attempt to tell them',
    description: 'What servers answer may hold an address: only those who see contact data are shown it.',
    tag: 'Notices',
    shows: 'one',
    params: one,
    status: 200,
    answer: z.strictObject({ data: z.array(NoticeView) }),
    may: 'readJournal',
  },
  listFailedNotices: {
    method: 'get',
    path: '/v1/notices/failed',
    summary: 'What did not arrive, of any complaint',
    description:
      'A line for each recipient and channel that a notice was given up on and has not been sent again to since, the ' +
      'latest notice first. Why it failed stands in the notices of its complaint.',
    tag: 'Notices',
    shows: 'many',
    query: z.strictObject({
      limit,
      cursor: positionCursor.optional(),
    }),
    status: 200,
    answer: pageOf(FailedNoticeView),
    may: 'resendNotices',
  },
  listLetters: {
    method: 'get',
    path: '/v1/complaints/{id}/letters',
    summary: 'What was written to the customer, as it was sent',
    description: 'The secrets of links are left out.',
    tag: 'Notices',
    shows: 'one',
    params: one,
    status: 200,
    answer: z.strictObject({ data: z.array(LetterView) }),
    may: 'readFile',
  },
  previewMessage: {
    method: 'get',
    path: '/v1/complaints/{id}/letters/preview',
    summary: 'What a ready message would say if it were sent now',
    description:
      'As `sendMessage` sends it, but for the link: that is the customer’s alone. Nothing is sent.',
    tag: 'Notices',
    shows: 'one',
    params: one,
    query: z.strictObject({
      template: z.enum(MESSAGES),
      language: Language.optional().meta({ description: "The complainant's if left out." }),
    }),
    status: 200,
    answer: PreviewView,
    may: 'readFile',
  },
  resendNotice: {
    method: 'post',
    path: '/v1/complaints/{id}/resend-notice',
    summary: 'Send a notice again',
    description:
      'What waits for another attempt goes at once; what was sent, failed or reached no one goes again, to those ' +
      'it reaches now. No inbox gets it twice.',
    tag: 'Notices',
    params: one,
    body: z.strictObject({ key: words(500) }).meta({ id: 'ResentNotice' }),
    example: { key: '1/received/customer' },
    status: 200,
    answer: z.strictObject({ data: z.array(NoticeView) }),
    keyed: 'create',
    may: 'resendNotices',
  },
} as const satisfies Record<string, Route>
