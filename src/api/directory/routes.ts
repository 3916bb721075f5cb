import { z } from 'zod'
import {
  Deputies,
  Held,
  Roles,
  Rule,
  SaidOfDepartment,
  SaidOfPerson,
  StaffRole,
} from '../../directory/shapes.ts'
import { Name } from '../../domain/intake.ts'
import { InstantText, words } from '../../domain/text.ts'
import type { Route } from '../route.ts'
import {
  AbsenceView,
  Changed,
  DepartmentView,
  DirectoryChangeView,
  OnCallView,
  PersonView,
  PersonWithAbsences,
  RecipientView,
  RuleView,
} from './schemas.ts'
import { count, limit, named } from '../route-parts.ts'

const person = z.strictObject({ id: named.meta({ description: "The person's id." }) })
const entry = z.strictObject({ id: named })
const nothing = z.strictObject({})
const listOf = <T extends z.ZodType>(one: T) => z.strictObject({ data: z.array(one) })

const reading = { method: 'get', tag: 'Directory', status: 200, may: 'readDirectory' } as const
const kept = { description: 'What is left out stays as it is; null clears.' }

/** What a change names may not be there, and time runs forward. */
const refusals = { 404: 'No such person, department or entry', 409: 'It does not go with the directory' }
const changing = {
  method: 'post',
  tag: 'Directory',
  status: 200,
  answer: Changed,
  may: 'changeDirectory',
  refusals,
} as const

/** Who works here and as what, who stands in for whom, and where a complaint goes by itself. */
export const directoryRoutes = {
  listDepartments: {
    ...reading,
    path: '/v1/departments',
    summary: 'The departments',
    answer: listOf(DepartmentView),
  },
  saveDepartment: {
    ...changing,
    path: '/v1/departments',
    summary: 'Enter a department, or change it',
    ...kept,
    body: SaidOfDepartment.meta({ id: 'NewDepartment' }),
    example: { id: 'workshop', name: { zh: '技术支持', en: 'Technical support' }, parent: 'firm' },
  },
  listPeople: {
    ...reading,
    path: '/v1/people',
    summary: 'Who works here, and what each has to do',
    query: z.strictObject({ department: named.optional(), role: StaffRole.optional() }),
    answer: listOf(PersonView),
  },
  getPerson: {
    ...reading,
    path: '/v1/people/{id}',
    summary: 'One person, and when they are away',
    params: person,
    answer: PersonWithAbsences,
  },
  savePerson: {
    ...changing,
    path: '/v1/people',
    summary: 'Enter a person, or change their entry',
    description: `Under the id that the identity yields. Whoever leaves is set inactive, and is told nothing more. ${kept.description}`,
    body: SaidOfPerson.meta({ id: 'NewPerson' }),
    example: { id: 'wang', name: '王伟', email: 'wang@example.com' },
  },
  setRoles: {
    ...changing,
    path: '/v1/people/{id}/roles',
    summary: 'Say what somebody is, and where',
    description:
      'The whole list. It decides who gets notices and complaints, and what a person may do: within a minute.',
    params: person,
    body: z.strictObject({ roles: Roles }).meta({ id: 'RolesHeld' }),
    example: { roles: [{ role: 'agent', department: 'workshop' }] },
  },
  setDeputies: {
    ...changing,
    path: '/v1/people/{id}/deputies',
    summary: 'Say who stands in for somebody',
    description: 'The whole list, the first to be asked first.',
    params: person,
    body: z.strictObject({ deputies: Deputies }).meta({ id: 'Deputies' }),
    example: { deputies: ['chen'] },
    may: 'changeDuties',
  },
  recordAbsence: {
    ...changing,
    path: '/v1/people/{id}/absences',
    summary: 'Say when somebody is away',
    description: 'Everyone may enter their own. One that begins at the same instant is changed.',
    params: person,
    body: z
      .strictObject({
        from: InstantText,
        until: InstantText.optional(),
        note: words(500).optional(),
      })
      .meta({ id: 'NewAbsence' }),
    example: { from: '2026-12-01T00:00:00+08:00', until: '2026-12-05T00:00:00+08:00', note: '年假' },
    answer: AbsenceView,
    may: 'recordAbsences',
  },
  cancelAbsence: {
    ...changing,
    path: '/v1/people/{id}/absences/{absence}/cancel',
    summary: 'Take an absence back',
    params: person.extend({ absence: named }),
    body: nothing,
    may: 'recordAbsences',
  },
  listOnCall: {
    ...reading,
    path: '/v1/on-call',
    summary: 'Who is on call, now and later',
    answer: listOf(OnCallView),
  },
  setOnCall: {
    ...changing,
    path: '/v1/on-call',
    summary: 'Put somebody on call for a role',
    description: 'While someone is on call, they alone get what goes to the role there.',
    body: Held.extend({ person: Name, from: InstantText, until: InstantText }).meta({ id: 'NewOnCall' }),
    example: {
      role: 'supervisor',
      department: 'service',
      person: 'zhao',
      from: '2026-12-05T18:00:00+08:00',
      until: '2026-12-07T09:00:00+08:00',
    },
    answer: OnCallView,
    may: 'changeDuties',
  },
  cancelOnCall: {
    ...changing,
    path: '/v1/on-call/{id}/cancel',
    summary: 'Take a watch back',
    params: entry,
    body: nothing,
    may: 'changeDuties',
  },
  listRoutingRules: {
    ...reading,
    path: '/v1/routing-rules',
    summary: 'Where complaints go by themselves',
    answer: listOf(RuleView),
  },
  saveRoutingRule: {
    ...changing,
    path: '/v1/routing-rules',
    summary: 'Enter a routing rule, or change it',
    description:
      'Each condition that is given must hold. The rule with the most conditions holds; of two with as many the ' +
      'one with the lower position. What no rule fits goes to the intake.',
    body: Rule.extend({ position: z.number().int().min(0).max(100_000).default(1_000) }).meta({
      id: 'NewRoutingRule',
    }),
    example: { id: 'brakes', words: ['刹车', 'brake'], department: 'workshop' },
  },
  removeRoutingRule: {
    ...changing,
    path: '/v1/routing-rules/{id}/remove',
    summary: 'Remove a routing rule',
    params: entry,
    body: nothing,
  },
  listRecipients: {
    ...reading,
    path: '/v1/recipients',
    summary: 'Who would be told',
    description: 'As a notice to this role, department or person finds them now, or at an instant.',
    query: z.strictObject({
      role: StaffRole,
      department: named.optional(),
      person: named.optional(),
      except: named.optional(),
      at: InstantText.optional(),
    }),
    answer: listOf(RecipientView),
  },
  listDirectoryChanges: {
    ...reading,
    path: '/v1/directory-changes',
    summary: 'Who changed what in the directory',
    description: 'The latest first; `before` is the position of the last one seen.',
    query: z.strictObject({ limit, before: count.optional() }),
    answer: listOf(DirectoryChangeView),
    may: 'readDirectoryChanges',
  },
} as const satisfies Record<string, Route>
