import { COMPLAINTS, HERE, isOfEach, type Actor, type Standing } from './relations.ts'

/*
 * Who may what, a second time: written by hand from what the firm wants and from no line of src, so that a slip in the
 * table of src is one here only if it was made twice. A route that no kind names, or a kind without a row, fails.
 *
 * In a cell: `*` may, no complaint being in it; T theirs: they have it, their department or nobody; C a task in it; G an
 * escalation of it delegated to them; I taken in by them; D determined to be theirs; E every one but what is about them and what is hidden; A about them; H hidden too,
 * restricted or erased; `.` never. Behind @ the scopes of which the key of another
 * system needs one. People are of some departments, but for those who answer for all: what is the firm's is not theirs.
 */
const TABLE = `
kind                agent supervisor manager management operator auditor legal administrator integration                   customer
how it stands       TCGIDA TCGIDA    TCGIDA  EAH        EA       EAH     EA    .             T@complaints:read             .
journal             TCGI  TCGI       TCGI    EH         E        EH      E     .             .                             .
evidence            TCGI  TCGI       TCGI    EH         .        EH      E     .             .                             .
contacts            TCGI  TCGI       TCGI    EH         .        .       .     .             .                             .
lists               TCGI  TCGI       TCGI    EH         E        EH      E     .             T@complaints:read             .
follows             TCGI  TCGI       TCGI    EH         E        EH      E     .             .                             .
feed                .     .          TCGI    EH         E        EH      .     .             T@feed                        .
told again          .     .          TCGI    EH         E        EH      .     .             .                             .
events exported     .     TCGI       TCGI    EH         E        EH      .     .             E@export                      .
sample              .     T          T       EH         .        EH      .     .             .                             .
resending           .     T          T       EH         E        .       .     .             .                             .
kept how long       .     .          T       EH         E        EH      E     .             .                             .
held                .     .          .       EH         .        EH      E     .             .                             .
restricted          .     .          .       EH         .        EH      .     .             .                             .
handling            T     T          T       EH         .        .       .     .             .                             .
leading             .     T          T       EH         .        .       .     .             .                             .
judging             .     T          T       EH         .        EH      .     .             .                             .
objecting           DA    DA         DA      DAH        .        .       .     .             .                             .
managing            .     .          T       EH         .        .       .     .             .                             .
operating           .     .          T       EH         E        .       .     .             E@policies                    .
calendar adopted    .     .          T       EH         E        .       .     .             E@calendars                   .
confirming          .     T          T       EH         E        .       .     .             .                             .
customer tells      T     T          T       EH         .        .       .     .             T@complaints:record           .
contact             TCG   TCG        TCG     EH         .        .       .     .             T@complaints:record           .
note                TCGIA TCGIA      TCGIA   EAH        .        .       EA    .             T@complaints:record           .
helping             TC    TC         TC      EH         .        .       .     .             .                             .
task                TCA   TCA        TCA     EAH        .        .       CA    .             .                             .
effort              TC    TC         TC      EH         .        .       C     .             .                             .
escalation          TG    TG         TG      EH         .        .       .     .             .                             .
delegating          .     TG         TG      EH         .        .       .     .             .                             .
clearing            TCGID TCGID      TCGID   EH         .        .       E     .             .                             .
callers             *     *          *       *          *        .       .     .             .                             .
customers alone     .     .          .       .          .        .       .     .             .                             .
the system's own    .     .          .       .          .        .       .     .             .                             .
evidence brought    *     *          *       *          .        .       *     .             *@complaints:record           .
several commands    *     *          *       *          *        .       *     .             *@complaints:record           .
intake              *     *          *       *          *        .       .     .             *@complaints:create           .
mail brought        .     .          .       .          *        .       .     .             *@mail                        .
messages brought    .     .          .       .          *        .       .     .             *@messages                    .
import              .     .          *       *          *        .       .     .             *@import                      .
figures             *     *          *       *          *        *       *     .             *@figures                     .
responsibility      .     *          *       *          .        *       *     .             .                             .
costs               .     .          *       *          .        *       .     .             .                             .
own inbox           *     *          *       *          *        *       *     .             .                             .
house               *     *          *       *          *        *       *     .             .                             .
adoptions           *     *          *       *          *        *       *     .             *@policies                    .
adoptions ordered   .     .          *       *          *        .       .     .             *@policies                    .
calendar for many   .     .          *       *          *        .       .     .             *@calendars                   .
calendars for many  *     *          *       *          *        *       *     .             *@calendars                   .
everybody           *     *          *       *          *        *       *     *             .                             .
oneself             *     *          *       *          *        *       *     *             *@any                         .
rules               *     *          *       *          *        *       *     *             *@complaints:create,calendars .
actions kept        *     *          *       *          .        .       .     .             .                             .
given to others     .     *          *       *          .        .       .     .             .                             .
incidents led       .     *          *       *          .        .       .     .             .                             .
orders over many    .     *          *       *          *        *       .     .             .                             .
teams               .     *          *       *          *        *       .     .             .                             .
undertakings        .     *          *       *          .        *       .     .             .                             .
duties              .     *          *       *          *        .       .     *             .                             .
directory's past    .     *          *       *          *        *       .     *             .                             .
directory           .     .          .       *          *        .       .     *             .                             .
keys                .     .          .       .          .        .       .     *             .                             .
personal records    .     .          .       *          .        .       .     .             .                             .
reports             .     .          .       *          .        *       .     .             .                             .
reports issued      .     .          .       *          .        .       .     .             .                             .
purges              .     .          .       *          *        *       .     .             *@purge                       .
purged              .     .          .       *          *        .       .     .             *@purge                       .
accesses            .     .          .       *          .        *       .     .             .                             .
endpoints           .     .          .       *          *        .       .     .             *@webhooks                    .
findings            .     .          .       .          *        *       .     .             .                             .
punctuality         .     .          *       *          *        *       .     .             .                             .
metrics             .     .          .       .          *        .       .     .             .                             .
spoken for          .     .          .       .          .        .       .     .             *@customers                   *
`

/** Of which kind each operation is. */
const KINDS: Record<string, string> = {
  'how it stands': 'getComplaint listClocks getReceipt',
  journal: 'listEvents explainClock listSimilar listNotices listLetters previewMessage getFile getPack',
  evidence: 'getEvidence',
  'evidence brought': 'bringFile',
  contacts: 'getContacts getCaller',
  lists: 'listComplaints countComplaints totalComplaints exportComplaints exportClocks',
  follows: 'openStream listEscalations countEscalations listSuperviseOrders',
  feed: 'readFeed',
  'told again': 'getLapsesUnder',
  'events exported': 'exportOcel',
  sample: 'sampleReviews',
  resending: 'resendNotice listFailedNotices',
  'kept how long': 'getRetention',
  held: 'setLegalHold liftLegalHold',
  restricted: 'restrictProcessing liftRestriction requestErasure',
  handling: `acknowledge classify getSuggestion markAboutHandling acceptForHandling takeOver changeKind recordReferral answerReferral assign bookAppointment sendMessage requestInformation awaitThirdParty cancelRequest amendDetails recordFindings
    offerInterimMeasure promiseInvestigation openTask draftProposal proposeSolution acceptSolution declineSolution recordExecution
    recordRevisit escalate replyToSupervision withdraw refuse transfer merge reopen declareEmergency assignResource recordLessons
    proveEntry voidEntry`,
  leading: `moveDue approveProposal returnProposal extendDeadline cancelExtension
    finalResponse renewSlip joinIncident leaveIncident determineResponsibility upholdResponsibility endEmergency
    markAsExample withdrawExample`,
  judging: 'orderSupervision concludeSupervision reviewHandling evaluateEmergency',
  objecting: 'objectToResponsibility',
  managing: 'waiveIndependence',
  operating: 'adoptPolicy',
  'calendar adopted': 'adoptCalendar listCalendarMoves',
  confirming: 'confirmNotice',
  'customer tells': 'provideInformation',
  contact: 'recordContact',
  note: 'addNote attachEvidence',
  helping: 'recordEmergencyMeasure',
  task: 'completeTask',
  effort: 'recordEffort',
  escalation: 'acceptEscalation resolveEscalation acceptById resolveById',
  delegating: 'delegateEscalation delegateById',
  clearing: 'clearProposal returnClearance',
  callers: 'listCallers listSimilarToTold',
  'customers alone': 'rate giveFeedback',
  "the system's own": 'beginMerge cancelMerge absorb release',
  'several commands': 'performCommands',
  intake: 'createComplaint checkComplaint',
  'mail brought': 'bringMail',
  'messages brought': 'bringMessages',
  import: 'importComplaint beginImport getImport addImportPiece completeImport abandonImport',
  figures: 'getFigures getEqualTreatment getFirstReading getQuestionsHelped getDefinitions',
  responsibility: 'getResponsibility',
  costs: 'getCosts',
  'own inbox': 'listInbox readInboxItem',
  adoptions: 'getAdoption',
  'adoptions ordered': 'beginAdoption cancelAdoption',
  'calendar for many': 'beginCalendarAdoption cancelCalendarAdoption',
  'calendars for many': 'getCalendarAdoption',
  house:
    'listIncidents getIncident getIncidentOrder getReassignment listActions getAction getConfidentiality giveUndertaking',
  everybody: `listDepartments listPeople getPerson listOnCall listRoutingRules listRecipients recordAbsence
    cancelAbsence`,
  oneself: 'getMe',
  rules: 'listPolicies getPolicy getProcess getIntakeForm listCategories listCalendars listRootCauses',
  'personal records': 'recordOfPerson listPersonRecords',
  'actions kept': 'openAction completeAction checkRecurrence linkAction',
  'given to others': 'beginReassignment cancelReassignment',
  'orders over many': 'listBulkOrders',
  'incidents led': `openIncident recordMeasure closeIncident joinMembers messageAffected proposeToAffected
    approveForAffected cancelIncidentOrder`,
  teams: 'getTeamLoad',
  undertakings: 'listUndertakings',
  duties: 'setDeputies setOnCall cancelOnCall',
  "directory's past": 'listDirectoryChanges listLoadedYears',
  directory: 'saveDepartment savePerson setRoles saveRoutingRule removeRoutingRule loadCalendarYear',
  keys: 'createApiKey listApiKeys getApiKey listApiKeyChanges rotateApiKey revokeApiKey revokeSessions',
  reports: 'listReports getReport checkReport listReportCopies',
  'reports issued': 'issueReport',
  purges: 'listDueForErasure listPurges',
  purged: 'beginPurge',
  accesses: 'listAccesses',
  endpoints: `createEndpoint listEndpoints getEndpoint changeEndpoint rotateEndpointSecret disableEndpoint
    enableEndpoint testEndpoint listDeliveries redeliver`,
  findings: 'listFindings',
  punctuality: 'getLateness',
  metrics: 'getMetrics listSchedules getVersions',
  'spoken for': `takeInForCustomer progressForCustomer fileForCustomer acceptForCustomer declineForCustomer
    provideForCustomer askEscalationForCustomer reopenForCustomer withdrawForCustomer renewSlipForCustomer
    rateForCustomer giveFeedbackForCustomer objectToKindForCustomer`,
}

/** What needs no sign-in: who asks has the slip. */
export const BY_SLIP =
  `lookUpProgress customerAcceptsSolution customerDeclinesSolution customerProvidesInformation
  customerAsksEscalation customerReopens customerWithdraws customerRenewsSlip
  customerRates customerGivesFeedback customerObjectsToKind
  customerReceipt customerLetters`.split(/\s+/)

/** What says nothing of any complaint but what whoever asks has brought, and so asks nobody who they are. */
export const OPEN = ['listReceiptRoots', 'checkReceipt']

/** Pages that say nothing of any complaint but by a slip, and so ask nobody who they are. */
export const OPEN_PAGES =
  `/openapi.json / /docs/ /docs/start.js /livez /readyz /sign-in/ /sign-in/callback /sign-out/ /sign-out/done
  /progress/ /progress/look-up /progress/lost /progress/letters /progress/files /complain/ /complain/form.js /complain/questions /complain/helped /about/ /receipt/ /receipt/file
  /console/{*path} /welcome`.split(/\s+/)

type Cell = { may: string; scopes: readonly string[] }
type Row = ReadonlyMap<string, Cell>

const [[, ...columns] = [], ...lines] = TABLE.trim()
  .split('\n')
  .map((line) => [line.slice(0, 20).trim(), ...line.slice(20).trim().split(/\s+/)])

const rows: ReadonlyMap<string, Row> = new Map(
  lines.map(([kind = '', ...cells]) => [kind, new Map(cells.map((cell, n) => [columns[n]!, cellOf(cell)]))]),
)

function cellOf(text: string): Cell {
  const [may = '', scopes] = text.split('@')
  return { may, scopes: scopes?.split(',') ?? [] }
}

const kinds = new Map(
  Object.entries(KINDS).flatMap(([kind, names]) => names.split(/\s+/).map((name) => [name, kind])),
)

/** Operations that a kind names. */
export const NAMED: readonly string[] = [...kinds.keys()]

function rowOf(operation: string): Row {
  const kind = kinds.get(operation)
  const row = kind === undefined ? undefined : rows.get(kind)
  if (row) return row
  const what = kind === undefined ? `no kind names ${operation}` : `there is no row ${kind}`
  throw new Error(`In test/api/matrix/table.ts ${what}: say there who may ask for it.`)
}

const cell = (operation: string, role: string): Cell => rowOf(operation).get(role) ?? { may: '.', scopes: [] }

/** Whether somebody of this role may ever ask for it. */
export const mayEver = (operation: string, role: string): boolean => cell(operation, role).may !== '.'

/** What keys of other systems need for it, one of these. */
export const scopesFor = (operation: string): readonly string[] => cell(operation, 'integration').scopes

const LETTER = {
  handler: 'T',
  department: 'T',
  unassigned: 'T',
  contributing: 'C',
  delegate: 'G',
  'taken in': 'I',
  determined: 'D',
} as const

/** Whether they may with a complaint that stands so to them. */
export function may(operation: string, { role }: Pick<Actor, 'role'>, standing: Standing): boolean {
  const { may: letters } = cell(operation, role)
  const { relation, hidden } = COMPLAINTS[standing]
  if (hidden && !letters.includes('H')) return false
  if (relation === 'about') return letters.includes('A')
  if (letters.includes('E')) return true
  return relation !== 'other' && letters.includes(LETTER[relation])
}

/** What somebody is told who may not: that it is not there, where they may not even see how it stands. */
export const refusalOf = (by: Actor, standing: Standing): 403 | 404 =>
  may('getComplaint', by, standing) ? 403 : 404

/** The complaints that somebody meets. */
export const standingsOf = ({ role }: Pick<Actor, 'role'>): Standing[] =>
  (Object.keys(COMPLAINTS) as Standing[]).filter((standing) => {
    const { relation } = COMPLAINTS[standing]
    return !isOfEach(relation) || HERE[relation].includes(role)
  })
