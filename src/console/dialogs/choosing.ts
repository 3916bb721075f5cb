import { BEARERS } from '../../words/findings.ts'
import { nameOf, wordIn } from '../../words/vocabulary.ts'
import { mayFill, OWN_FIELDS } from '../../domain/access/own-fields.ts'
import type { Language, Names } from '../../domain/names.ts'
import type { Role } from '../../domain/policy/policy.ts'
import { isOpenTask } from '../../domain/time/tasks.ts'
import { clockName } from '../../words/clocks.ts'
import type { Answer, ComplaintShown } from '../asking/contract.ts'

/** What a field of a body can be chosen from, beside what its schema says. */
export type Choice = { value: string; label: string; group?: string; about?: string }

/** What dialogs know to offer choices from: the firm's names, and the complaint that it is about, if it is about one. */
export type Known = {
  names: Names
  language: Language
  people: Answer<'listPeople'>['data']
  departments: Answer<'listDepartments'>['data']
  categories: Answer<'listCategories'>['data']
  causes: Answer<'listRootCauses'>['data']
  policies: Answer<'listPolicies'>['data']
  calendars: Answer<'listCalendars'>['data']
  complaint?: ComplaintShown
  /** The roles of whoever fills it in. */
  held?: readonly Role[]
  /** Those that are open, where a complaint is to join one. */
  incidents?: Answer<'listIncidents'>['data']
  /** The complaints of the incident that it is about, if it is about one. */
  members?: Answer<'getIncident'>['members'] | undefined
}

type Choosing = (known: Known) => Choice[] | undefined

const person: Choosing = ({ people, names, language }) =>
  people
    .filter(({ active }) => active)
    .map(({ id, name, roles }) => {
      const [first] = roles
      return {
        value: id,
        label: name,
        ...(first?.department && { group: nameOf(names, 'departments', first.department, language) }),
      }
    })

const department: Choosing = ({ departments, language }) =>
  departments.map(({ id, name }) => ({ value: id, label: name[language] }))

const categoriesOf = ({ categories, policies, complaint }: Known) => {
  const list = policies.find(({ id }) => id === complaint?.policy.id)?.categories
  return categories.find((one) => one.list === list)?.data
}

/** Of every list: a rule of routing is not of one policy. */
const anyCategory: Choosing = ({ categories, language }) => {
  const all = new Map(categories.flatMap(({ data }) => data.map(({ id, title }) => [id, title] as const)))
  return [...all].map(([id, title]) => ({ value: id, label: title[language] }))
}

const category: Choosing = (known) =>
  categoriesOf(known)?.map(({ id, title, definition }) => ({
    value: id,
    label: title[known.language],
    ...(definition && { about: definition[known.language] }),
  }))

/** What complaints of a category usually are. */
export const usually = (known: Known, id: unknown): Readonly<Record<string, unknown>> | undefined =>
  categoriesOf(known)?.find((one) => one.id === id)

/** The last draft, for a proposal to take. */
const draft: Choosing = ({ complaint }) =>
  complaint?.draft && [
    { value: String(complaint.draft.n), label: `${complaint.draft.n}. ${complaint.draft.measures}` },
  ]

/** Fields that stand for what a complaint has not got, or that are for others to fill in: they are not asked for. */
export function idle({ complaint, held = [] }: Known): Readonly<Record<string, unknown>> {
  const forOthers = OWN_FIELDS.filter((field) => !held.some((role) => mayFill(field, role)))
  const names = [
    // Said by the page that shows it.
    'suggested',
    ...(complaint && !complaint.draft ? ['draft'] : []),
    ...(complaint && !complaint.tasks.some(isOpenReview) ? ['opinion'] : []),
    ...(complaint ? forOthers : []),
  ]
  return Object.fromEntries(names.map((name) => [name, undefined]))
}

const isOpenReview = (task: ComplaintShown['tasks'][number]): boolean =>
  task.kind === 'legalReview' && isOpenTask(task)

const rootCause: Choosing = ({ causes, language }) =>
  causes.length === 0 ? undefined : causes.map(({ code, title }) => ({ value: code, label: title[language] }))

const clock: Choosing = ({ complaint, names, language }) =>
  complaint?.clocks
    .filter(({ ongoing }) => ongoing !== null)
    .map(({ name }) => ({ value: name, label: clockName(name, language, names.clocks) }))

const policy: Choosing = ({ policies, language }) =>
  policies.map(({ id, about }) => ({ value: id, label: about?.title[language] ?? id }))

const calendar: Choosing = ({ calendars }) => calendars.map(({ id }) => ({ value: id, label: id }))

const task: Choosing = ({ complaint }) =>
  complaint?.tasks.filter(isOpenTask).map(({ n, title }) => ({ value: String(n), label: `${n}. ${title}` }))

const order: Choosing = ({ complaint }) =>
  complaint?.supervision?.map(({ n, instruction }) => ({ value: String(n), label: `${n}. ${instruction}` }))

const determination: Choosing = ({ complaint, names, language }) =>
  complaint?.responsibilities?.map(({ n, bearer, person, department, name }) => {
    const of = (kind: 'people' | 'departments', id = '') => nameOf(names, kind, id, language)
    const who = of('people', person) || of('departments', department) || name || undefined
    return { value: String(n), label: `${n}. ${who ?? wordIn(BEARERS, bearer, language)}` }
  })

const escalation: Choosing = ({ complaint, names, language }) =>
  complaint?.escalations.map(({ key, clock: of }) => ({
    value: key,
    label: of ? clockName(of, language, names.clocks) : key,
  }))

const referral: Choosing = ({ complaint }) =>
  complaint?.referrals
    ?.filter(({ answeredAt }) => !answeredAt)
    .map(({ reference, origin }) => ({ value: reference, label: `${origin} ${reference}` }))

const incident: Choosing = ({ incidents }) => incidents?.map(({ id, title }) => ({ value: id, label: title }))

const member: Choosing = ({ members }) =>
  members?.map(({ number, subject }) => ({ value: number, label: `${number} ${subject}` }))

/** By what the field is called; with the command in front where a name means something else there. */
const CHOOSING: Readonly<Record<string, Choosing>> = {
  person,
  owner: person,
  approvedBy: person,
  handler: person,
  named: person,
  trainees: person,
  trained: person,
  deputies: person,
  'delegateEscalation.to': person,
  'delegateById.to': person,
  department,
  departments: department,
  parent: department,
  category,
  'saveRoutingRule.category': anyCategory,
  'openIncident.category': anyCategory,
  'joinMembers.category': anyCategory,
  'joinIncident.incident': incident,
  'proposeToAffected.complaint': member,
  rootCause,
  clock,
  policyId: policy,
  'beginAdoption.policy': policy,
  'beginCalendarAdoption.policy': policy,
  calendarId: calendar,
  draft,
  task,
  order,
  determination,
  'acceptEscalation.key': escalation,
  'delegateEscalation.key': escalation,
  'resolveEscalation.key': escalation,
  'answerReferral.reference': referral,
}

/** What somebody may choose from in a field; nothing where they write freely. */
export function choicesFor(operation: string, field: string, known: Known): Choice[] | undefined {
  const choosing = CHOOSING[`${operation}.${field}`] ?? CHOOSING[field]
  const choices = choosing?.(known)
  return choices && choices.length > 0 ? choices : undefined
}
