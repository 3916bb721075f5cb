import { commandRoutes, type Contract } from './contract.ts'
import type { Deps } from './deps.ts'
import type { Call, Handler, Reply } from './route.ts'
import { getConfidentiality, giveUndertaking, listAccesses, listUndertakings } from './access/handlers.ts'
import { actionHandlers } from './actions/handlers.ts'
import { incidentHandlers } from './incidents/handlers.ts'
import { personRecordHandlers } from './people/handlers.ts'
import { listRootCauses } from './actions/causes.ts'
import { checkComplaint, createComplaint } from './complaints/create.ts'
import {
  acceptById,
  countEscalations,
  delegateById,
  listEscalations,
  resolveById,
} from './supervision/escalation-handlers.ts'
import {
  cancelAbsence,
  cancelOnCall,
  getPerson,
  listDepartments,
  listDirectoryChanges,
  listOnCall,
  listPeople,
  listRecipients,
  listRoutingRules,
  recordAbsence,
  removeRoutingRule,
  saveDepartment,
  savePerson,
  saveRoutingRule,
  setDeputies,
  setOnCall,
  setRoles,
} from './directory/handlers.ts'
import { exportClocks } from './exports/export-clocks.ts'
import { exportComplaints, exportOcel, getFile, getPack } from './exports/handlers.ts'
import { readFeed } from './feed/feed-handlers.ts'
import {
  getCosts,
  getDefinitions,
  getEqualTreatment,
  getFigures,
  getResponsibility,
} from './figures/handlers.ts'
import { countComplaints, listComplaints, totalComplaints } from './lists/handlers.ts'
import {
  listFailedNotices,
  listInbox,
  listLetters,
  listNotices,
  previewMessage,
  readInboxItem,
  resendNotice,
} from './notices/handlers.ts'
import { performCommands, performOne } from './complaints/perform.ts'
import { explainClock, getComplaint, listClocks, listEvents } from './complaints/read.ts'
import { forCustomers } from './portal/for-customers.ts'
import { progressHandlers } from './portal/progress-handlers.ts'
import { receiptHandlers } from './receipts/handlers.ts'
import { importComplaint } from './imports/import.ts'
import { abandonImport, addImportPiece, beginImport, completeImport, getImport } from './imports/handlers.ts'
import { listFindings } from './reconciliation/handlers.ts'
import {
  beginPurge,
  getRetention,
  liftLegalHold,
  liftRestriction,
  listDueForErasure,
  listPurges,
  requestErasure,
  restrictProcessing,
  setLegalHold,
} from './retention/handlers.ts'
import { checkReport, getReport, issueReport, listReportCopies, listReports } from './reports/handlers.ts'
import {
  getIntakeForm,
  getPolicy,
  getProcess,
  listCalendarMoves,
  listCalendars,
  listCategories,
  listPolicies,
} from './rules/handlers.ts'
import {
  createApiKey,
  getApiKey,
  listApiKeyChanges,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
} from './sign-in/key-handlers.ts'
import { bringMessages } from './messages/handlers.ts'
import { bringMail } from './mail/handlers.ts'
import { getMe, revokeSessions } from './sign-in/me-handlers.ts'
import { listSchedules } from './system/schedules.ts'
import { getVersions } from './system/versions.ts'
import { getLateness, getMetrics } from './lateness/handlers.ts'
import { openStream } from './feed/stream-handlers.ts'
import { listCallers } from './lists/caller-handlers.ts'
import { bringFile, getEvidence } from './evidence/handlers.ts'
import { getCaller, getContacts } from './customers/handlers.ts'
import { getQuestionsHelped } from './about/handlers.ts'
import { getFirstReading, getSuggestion } from './readings/handlers.ts'
import { listSimilar, listSimilarToTold } from './lists/similar-handlers.ts'
import { sampleReviews } from './lists/review-handlers.ts'
import { listSuperviseOrders } from './supervision/supervise-order-handlers.ts'
import { getTeamLoad } from './supervision/team-handlers.ts'
import { getLapsesUnder } from './rules/lapses-handlers.ts'
import { listLoadedYears, loadCalendarYear } from './rules/loading-handlers.ts'
import {
  beginCalendarAdoption,
  cancelCalendarAdoption,
  getCalendarAdoption,
} from './rules/calendar-adoption-handlers.ts'
import { beginAdoption, cancelAdoption, getAdoption } from './rules/adoption-handlers.ts'
import { listBulkOrders } from './supervision/bulk-order-handlers.ts'
import {
  beginReassignment,
  cancelReassignment,
  getReassignment,
} from './supervision/reassignment-handlers.ts'
import {
  changeEndpoint,
  createEndpoint,
  disableEndpoint,
  enableEndpoint,
  getEndpoint,
  listDeliveries,
  listEndpoints,
  redeliver,
  rotateEndpointSecret,
  testEndpoint,
} from './webhooks/handlers.ts'

/** What answers each operation of the contract; a missing one does not compile. */
type Handlers = { [K in keyof Contract]: (deps: Deps, call: Call<Contract[K]>) => Promise<Reply> }

const HANDLERS: Handlers = {
  createComplaint,
  checkComplaint,
  importComplaint,
  beginImport,
  getImport,
  addImportPiece,
  completeImport,
  abandonImport,
  listComplaints,
  countComplaints,
  totalComplaints,
  getComplaint,
  listEvents,
  listClocks,
  explainClock,
  exportClocks,
  exportComplaints,
  exportOcel,
  getFile,
  getPack,
  readFeed,
  openStream,
  getLateness,
  getMetrics,
  listSchedules,
  getVersions,
  performCommands,
  listPolicies,
  getPolicy,
  getIntakeForm,
  getProcess,
  listCategories,
  listCalendars,
  getLapsesUnder,
  listCalendarMoves,
  loadCalendarYear,
  listLoadedYears,
  listFindings,
  listSimilar,
  listSimilarToTold,
  getSuggestion,
  getFirstReading,
  getQuestionsHelped,
  listCallers,
  getContacts,
  bringFile,
  bringMail,
  bringMessages,
  getEvidence,
  getCaller,
  listRootCauses,
  listAccesses,
  getConfidentiality,
  giveUndertaking,
  listUndertakings,
  ...actionHandlers,
  ...incidentHandlers,
  ...personRecordHandlers,
  listDepartments,
  saveDepartment,
  listPeople,
  getPerson,
  savePerson,
  setRoles,
  setDeputies,
  recordAbsence,
  cancelAbsence,
  listOnCall,
  setOnCall,
  cancelOnCall,
  listRoutingRules,
  saveRoutingRule,
  removeRoutingRule,
  listRecipients,
  listDirectoryChanges,
  createApiKey,
  listApiKeys,
  getApiKey,
  listApiKeyChanges,
  rotateApiKey,
  revokeApiKey,
  getMe,
  revokeSessions,
  getFigures,
  getEqualTreatment,
  getResponsibility,
  getCosts,
  getDefinitions,
  listReports,
  issueReport,
  getReport,
  checkReport,
  listReportCopies,
  listEscalations,
  countEscalations,
  acceptById,
  delegateById,
  resolveById,
  getTeamLoad,
  listSuperviseOrders,
  sampleReviews,
  beginReassignment,
  getReassignment,
  cancelReassignment,
  beginAdoption,
  getAdoption,
  cancelAdoption,
  beginCalendarAdoption,
  getCalendarAdoption,
  cancelCalendarAdoption,
  listBulkOrders,
  getRetention,
  setLegalHold,
  liftLegalHold,
  restrictProcessing,
  liftRestriction,
  requestErasure,
  listDueForErasure,
  listPurges,
  beginPurge,
  createEndpoint,
  listEndpoints,
  getEndpoint,
  changeEndpoint,
  rotateEndpointSecret,
  disableEndpoint,
  enableEndpoint,
  testEndpoint,
  listDeliveries,
  redeliver,
  ...progressHandlers,
  ...receiptHandlers,
  ...forCustomers,
  listInbox,
  readInboxItem,
  listNotices,
  listFailedNotices,
  listLetters,
  previewMessage,
  resendNotice,
}

/** The handler behind an operation, commands included. */
export function handlersFor(deps: Deps): ReadonlyMap<string, Handler> {
  const own = Object.entries(HANDLERS).map(([name, handler]) => [name, handler] as const)
  const commands = commandRoutes.map(({ type }) => [type, performOne(type)] as const)
  return new Map(
    [...own, ...commands].map(([name, handler]) => [name, (call) => handler(deps, call as never)]),
  )
}
