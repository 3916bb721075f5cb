import type { Actor, CommandType } from '../command.ts'
import { RULES } from '../decide/rules.ts'
import type { Role } from '../policy/policy.ts'
import {
  also,
  everywhere,
  LEADS,
  MANAGERS,
  OPERATORS,
  OVERSEERS,
  PARTS,
  ROLES,
  STAFF,
  theirs,
  together,
  type Permission,
  type Relation,
} from './permission.ts'
import type { Scope } from './scopes.ts'

/*
 * Who may what (R103, R104): one table, from which the API, the complaint itself and what people read of the register
 * take it. docs/access.md is written from it. Of the complaints' own commands each rule says it (decide/…-rules.ts).
 */

const WORKERS = everywhere('agent', 'supervisor', 'manager', 'management')
/** All who work here, wherever; but administrators, who have nothing to do with complaints. */
const HOUSE = together(WORKERS, everywhere('operator', 'auditor', 'legal'))
/** Those of one's departments, and those that one has a part in; the whole register for those who answer for all. */
const READERS = together(also(STAFF, ...PARTS), everywhere('operator', 'auditor', 'legal', 'management'))
/** All who sign in, whatever they do here. */
const PEOPLE = together(HOUSE, everywhere('administrator'))
const COMPLIANCE = everywhere('auditor', 'management')

/** What is no command of a complaint: a route names one of these. */
const RIGHTS = {
  createComplaint: together(everywhere('operator'), WORKERS),
  importComplaints: everywhere('operator', 'manager', 'management'),
  /** Mail that was received: whose words it has is found out by what takes it in. */
  bringMail: everywhere('operator'),
  /** What customers write on other channels, signed by its adapter. */
  bringMessages: everywhere('operator'),
  /** Several at once; each is asked for by itself too. */
  performCommands: together(everywhere('operator', 'legal'), WORKERS),

  /** How it stands, and its clocks. */
  readComplaint: together(
    also(STAFF, ...PARTS, 'determined', 'about'),
    also(LEADS, 'determinedIn'),
    everywhere('operator', 'auditor', 'legal', 'management'),
    { operator: ['about'], auditor: ['about'], legal: ['about'] },
  ),
  /** How the customer is reached, for who may have to; and what else they have complained of. */
  readContacts: also(STAFF, ...PARTS),
  /** Also what is restricted or erased. */
  readRestricted: COMPLIANCE,
  /** What happened, why a clock is due when it is, who was told, what came in alike. */
  readJournal: READERS,
  /** How it is likely to be classified, for those who may say it. */
  readSuggestion: STAFF,
  /** What a note says that is for leads, or for legal; its writer and whom it names read it too. */
  readNotesOfLeads: everywhere('supervisor', 'manager', 'management', 'auditor', 'legal'),
  readNotesOfLegal: everywhere('legal'),
  /** Who bears responsibility and why; those it is of, and who determined it, read it too. */
  readResponsibility: together(also(LEADS, ...PARTS), everywhere('management', 'auditor', 'legal')),
  readFile: READERS,
  /** The files that were brought as evidence: they show people, as contact data does. */
  readEvidence: together(also(STAFF, ...PARTS), everywhere('auditor', 'legal', 'management')),
  /** A file, before a command of a complaint names it. */
  bringEvidence: together(WORKERS, everywhere('legal')),
  readLists: READERS,
  /** Who calls, and what they have complained of; of what lies elsewhere no more than that there is such a complaint. */
  readCallers: together(everywhere('operator'), WORKERS),
  exportEvents: together(also(LEADS, ...PARTS), everywhere('operator', 'auditor', 'management')),
  /** What a policy would have come to over complaints that were handled under others. */
  tellAgain: together(also(MANAGERS, ...PARTS), everywhere('operator', 'auditor', 'management')),
  readFeed: together(also(MANAGERS, ...PARTS), everywhere('operator', 'auditor', 'management')),
  followNews: READERS,
  readEscalations: READERS,
  readInbox: HOUSE,
  resendNotices: together(LEADS, everywhere('operator')),
  sampleReviews: OVERSEERS,

  reassign: LEADS,
  readReassignments: HOUSE,
  /** Which orders over many complaints there are. */
  readBulkOrders: everywhere('supervisor', 'manager', 'management', 'operator', 'auditor'),
  readTeams: everywhere('supervisor', 'manager', 'management', 'operator', 'auditor'),
  keepActions: WORKERS,
  readActions: HOUSE,
  /** Complaints of one cause; each of them is asked for by itself too. */
  leadIncidents: everywhere('supervisor', 'manager', 'management'),
  readIncidents: HOUSE,
  /** Rewards, warnings and trainings of a person. */
  keepPersonRecords: everywhere('management'),
  /** Who is to be trained and who was; whoever owns the training reads it too, and each what is of them. */
  readTraining: everywhere('supervisor', 'manager', 'management', 'auditor'),
  /** Of one's departments. */
  readFigures: READERS,
  /** What handling costs. */
  readCosts: together(MANAGERS, everywhere('auditor')),
  readReports: everywhere('manager', 'management', 'auditor'),
  issueReports: everywhere('manager', 'management'),

  holdLegally: together(COMPLIANCE, everywhere('legal')),
  decideRetention: COMPLIANCE,
  readRetention: together(COMPLIANCE, OPERATORS, everywhere('legal')),
  readPurges: together(COMPLIANCE, everywhere('operator')),
  beginPurges: everywhere('operator', 'management'),
  readAccesses: COMPLIANCE,
  undertake: HOUSE,
  readUndertakings: everywhere('supervisor', 'manager', 'management', 'auditor'),

  readDirectory: PEOPLE,
  changeDirectory: everywhere('management', 'operator', 'administrator'),
  changeDuties: everywhere('supervisor', 'manager', 'management', 'operator', 'administrator'),
  recordAbsences: PEOPLE,
  readDirectoryChanges: everywhere(
    ...(['supervisor', 'manager', 'management', 'operator', 'auditor', 'administrator'] as const),
  ),
  /** The keys of other systems, and who is signed in. */
  manageKeys: everywhere('administrator'),
  /** Who they are here. */
  knowOneself: PEOPLE,
  readRules: PEOPLE,
  /** A published year, beside the calendar's file. */
  loadCalendarYears: everywhere('management', 'operator', 'administrator'),
  /** Any that does not say who names it (`choosableBy`): at intake, or for complaints to adopt. */
  choosePolicy: together(everywhere('operator'), WORKERS),
  /** Many complaints at once; each is asked for by itself too. */
  adoptPolicies: OPERATORS,
  readAdoptions: HOUSE,
  /** The same of a calendar. */
  adoptCalendars: OPERATORS,
  readCalendarAdoptions: HOUSE,
  /** Of those that they may have adopt it. */
  readCalendarMoves: OPERATORS,

  manageEndpoints: everywhere('operator', 'management'),
  readFindings: everywhere('operator', 'auditor'),
  readLateness: everywhere('manager', 'management', 'operator', 'auditor'),
  readMetrics: everywhere('operator'),
  /** A website or an app for its customers; each request says, signed, for whom. */
  speakForCustomers: everywhere('customer'),
  /** By a number and its secret, without signing in. */
  askAsComplainant: everywhere('customer'),
} as const satisfies Readonly<Record<string, Permission>>

export type Right = keyof typeof RIGHTS
export type Action = Right | CommandType

/** What other systems may: one of these scopes their key must have, and any key will do where it says so. */
export const SCOPES_FOR: { readonly [A in Action]?: readonly Scope[] | 'any' } = {
  knowOneself: 'any',
  createComplaint: ['complaints:create'],
  readRules: ['complaints:create', 'calendars'],
  readComplaint: ['complaints:read'],
  readLists: ['complaints:read'],
  performCommands: ['complaints:record'],
  addNote: ['complaints:record'],
  recordContact: ['complaints:record'],
  attachEvidence: ['complaints:record'],
  bringEvidence: ['complaints:record'],
  provideInformation: ['complaints:record'],
  importComplaints: ['import'],
  exportEvents: ['export'],
  readCalendarMoves: ['calendars'],
  adoptCalendar: ['calendars'],
  adoptCalendars: ['calendars'],
  readCalendarAdoptions: ['calendars'],
  choosePolicy: ['policies'],
  adoptPolicies: ['policies'],
  readAdoptions: ['policies'],
  adoptPolicy: ['policies'],
  readPurges: ['purge'],
  beginPurges: ['purge'],
  readFeed: ['feed'],
  readFigures: ['figures'],
  manageEndpoints: ['webhooks'],
  speakForCustomers: ['customers'],
  bringMail: ['mail'],
  bringMessages: ['messages'],
}

const commands = Object.entries(RULES).map(([type, { may }]) => [type, may] as const)

export const WHO_MAY = Object.fromEntries(
  [...commands, ...Object.entries<Permission>(RIGHTS)].map(([action, permission]) => [
    action,
    action in SCOPES_FOR ? together(permission, theirs('integration')) : permission,
  ]),
) as Readonly<Record<Action, Permission>>

/** What is the whole firm's, and of no single complaint: for those who reach every one. */
export const OF_THE_FIRM: readonly Action[] = ['readReports', 'issueReports']

export const ACTIONS = Object.keys(WHO_MAY) as Action[]

/** The roles that may, in the order of roles. */
export const rolesFor = (action: Action): Role[] => ROLES.filter((role) => WHO_MAY[action][role])

/** As they stand in a refusal. */
export const rolesInWords = (action: Action): string => rolesFor(action).join(', ')

/** Whether a role may, under some relation at least. */
export const mayEver = ({ role }: Pick<Actor, 'role'>, action: Action): boolean =>
  WHO_MAY[action][role] !== undefined

/** Whether a role may under one of these relations. */
export const mayUnder = (
  { role }: Pick<Actor, 'role'>,
  action: Action,
  relations: readonly Relation[],
): boolean => WHO_MAY[action][role]?.some((relation) => relations.includes(relation)) === true
