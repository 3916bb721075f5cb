import type { Command, CommandOf } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Severity } from '../policy/policy.ts'
import { refuseMissing } from '../policy/required.ts'
import { also, CONTRIBUTORS, everywhere, INVOLVED, STAFF, together } from '../access/permission.ts'
import { mayFill } from '../access/own-fields.ts'
import { isAtLeast } from '../permission.ts'
import { isApproval, isUnproved, toldInstant } from '../proof.ts'
import { priorityBy, URGENCY } from '../policy/priority.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { reopened } from '../time/voiding.ts'
import { ANY, OPEN, contentOf, type Asked, type Rule } from './rule.ts'

export const acknowledge: Rule<'acknowledge'> = {
  may: STAFF,
  stages: OPEN,
  unproved: 'asTold',
  unless: ({ acknowledgedAt }) =>
    acknowledgedAt === undefined
      ? undefined
      : refuse('alreadyDone', 'The complaint has been acknowledged already.'),
  events: (complaint, command, asked) => [
    { type: 'acknowledged', at: asked.at, ...contentOf(command), ...unproved(complaint, command, asked) },
  ],
}

export const classify: Rule<'classify'> = {
  may: STAFF,
  stages: ['received', 'investigating', 'proposed'],
  neverBackDated: true,
  refuses: (complaint, command) =>
    refuseMissing(complaint, 'classify') ??
    (command.reason === undefined ? withoutReason(complaint, command) : undefined),
  events: (_, command, { at }) => [
    { type: 'classified', at, ...contentOf(command), severity: command.severity ?? severityOf(command) },
  ],
}

/** What of a classification needs a reason. */
function withoutReason(
  { classification: before, policy }: Complaint,
  command: CommandOf<'classify'>,
): Refusal | undefined {
  const severity = command.severity ?? severityOf(command)
  const { complexity, urgency = URGENCY, priority } = command
  if (severity !== severityOf(command))
    return refuse('missing', 'A severity other than impact and risk give needs a reason.', 'reason')
  if (priority !== undefined && priority !== priorityBy(policy, { severity, urgency }))
    return refuse('missing', 'A priority other than severity and urgency give needs a reason.', 'reason')
  if (!before) return undefined
  if (before.severity !== severity || before.complexity !== complexity)
    return refuse('missing', 'Another severity or complexity than before needs a reason.', 'reason')
  return (before.urgency ?? URGENCY) === urgency
    ? undefined
    : refuse('missing', 'Another urgency than before needs a reason.', 'reason')
}

/** Severity follows from impact and risk (R24): major if either is high and the other at least medium. */
export function severityOf({ impact, risk }: Pick<CommandOf<'classify'>, 'impact' | 'risk'>): Severity {
  const points = { low: 0, medium: 1, high: 2 }
  const total = points[impact] + points[risk]
  return total >= 3 ? 'major' : total === 0 ? 'minor' : 'normal'
}

export const amendDetails: Rule<'amendDetails'> = {
  may: STAFF,
  stages: OPEN,
  refuses: ({ details: before }, { details: { about, representative }, reason }, { by }) => {
    if (representative && !before.representative && representative.name === undefined)
      return refuse('missing', 'A representative needs a name.', 'details.representative.name')
    if (before.about === undefined || about === undefined || about === before.about) return undefined
    if (!isAtLeast(by, 'supervisor'))
      return refuse(
        'notAllowed',
        'Once it is on record, only a supervisor changes who the complaint is about.',
      )
    return reason === undefined
      ? refuse('missing', 'Give the reason for changing who the complaint is about.', 'reason')
      : undefined
  },
  events: (_, command, { at }) => [{ type: 'detailsAmended', at, ...contentOf(command) }],
}

export const recordContact: Rule<'recordContact'> = {
  may: also(STAFF, 'contributing', 'delegate'),
  stages: ANY,
  unproved: 'ever',
  events: (complaint, command, asked) => [
    { type: 'contactRecorded', at: asked.at, ...contentOf(command), ...unproved(complaint, command, asked) },
  ],
}

export const addNote: Rule<'addNote'> = {
  may: together(INVOLVED, also(everywhere('legal'), 'about')),
  stages: ANY,
  unproved: 'ever',
  refuses: (_, { visibleTo, named, fromMail }, { by }) => {
    if (fromMail && !mayFill('fromMail', by.role))
      return refuse('notAllowed', 'Only a system notes what came by mail (fromMail).', 'fromMail')
    return named && visibleTo !== 'legal'
      ? refuse('contradiction', 'Only a note for legal names who else reads it.')
      : undefined
  },
  events: (_, command, { at }) => [{ type: 'noteAdded', at, ...contentOf(command) }],
}

export const attachEvidence: Rule<'attachEvidence'> = {
  may: together(INVOLVED, also(everywhere('legal'), 'about'), everywhere('customer')),
  stages: ANY,
  unproved: 'ever',
  refuses: (_, { kind, digest, reference, visibleTo }, { by }) => {
    if (by.role === 'customer' && visibleTo !== undefined)
      return refuse(
        'notAllowed',
        'A customer shows it to all who handle their complaint (visibleTo).',
        'visibleTo',
      )
    if ((digest === undefined) === (reference === undefined))
      return refuse(
        'missing',
        'Name the file, or the reference under which a recording is found (digest, reference).',
      )
    return reference !== undefined && kind !== 'recording'
      ? refuse('contradiction', 'Only a recording is found under a reference (kind, reference).')
      : undefined
  },
  events: (_, command, { at }) => [{ type: 'evidenceAttached', at, ...contentOf(command) }],
}

export const recordLessons: Rule<'recordLessons'> = {
  may: STAFF,
  stages: ANY,
  events: (_, command, { at }) => [{ type: 'lessonsRecorded', at, ...contentOf(command) }],
}

/** Of another complaint, by its number, or in a later cycle of how this one was handled before. */
export const markAboutHandling: Rule<'markAboutHandling'> = {
  may: STAFF,
  stages: ANY,
  refuses: (complaint, { applies, of }) => {
    if (!applies)
      return complaint.aboutHandling
        ? undefined
        : refuse('nothingToAnswer', 'It is not marked as a complaint of handling.')
    if (of === complaint.id || of === complaint.number)
      return refuse('contradiction', 'Of its own handling no number is named.')
    return of === undefined && complaint.cycle === 1
      ? refuse('missing', 'Name the complaint whose handling it is of.', 'of')
      : undefined
  },
  events: ({ cycle }, command, { at }) => [{ type: 'aboutHandlingMarked', at, cycle, ...contentOf(command) }],
}

export const recordEffort: Rule<'recordEffort'> = {
  may: together(CONTRIBUTORS, { legal: ['contributing'] }),
  stages: ANY,
  unproved: 'ever',
  events: ({ stage }, command, { at }) => [{ type: 'effortRecorded', at, stage, ...contentOf(command) }],
}

/** Recorded as told, it meets and voids no clock: unproved, or from before the last change of stage or pause. */
function unproved(complaint: Complaint, command: Command, asked: Asked): { unproved?: true } {
  if (asked.edition < 2) return {}
  const isBehind = toldInstant(command) !== undefined && asked.at < complaint.movedAt
  return isBehind || isUnproved(complaint, command, asked) ? { unproved: true } : {}
}

/** Evidence, or a lead's word, for what was told to have been earlier. */
export const proveEntry: Rule<'proveEntry'> = {
  may: STAFF,
  stages: OPEN,
  unless: ({ unproved: entries }) =>
    entries === undefined ? refuse('nothingToAnswer', 'No entry waits for proof.') : undefined,
  refuses: (complaint, { sequence, evidence }, { by }) => {
    if (!complaint.unproved?.some((one) => one.sequence === sequence))
      return refuse('unknown', `Entry ${sequence} waits for no proof.`)
    return evidence !== undefined || isApproval(complaint, by)
      ? undefined
      : refuse(
          'missing',
          'It needs evidence, or a lead who has not handled the complaint approves it.',
          'evidence',
        )
  },
  events: ({ unproved: entries = [] }, command, { at }) => {
    const entry = entries.find(({ sequence }) => sequence === command.sequence)
    return entry
      ? [{ type: 'entryProved', at, of: entry.of, occurredAt: entry.at, ...contentOf(command) }]
      : []
  },
}

export const voidEntry: Rule<'voidEntry'> = {
  may: STAFF,
  stages: ANY,
  refuses: ({ voidable, brought }, { sequence }) => {
    if (brought?.includes(sequence))
      return refuse('notAllowed', 'What the customer brought cannot be voided.')
    return voidable.includes(sequence)
      ? undefined
      : refuse(
          'unknown',
          `Entry ${sequence} cannot be voided: only notes, contacts, evidence, lessons and efforts can.`,
        )
  },
  events: (complaint, command, { at, edition }) => [
    { type: 'entryVoided', at, ...contentOf(command) },
    ...(edition < 2 ? [] : reopened(complaint, command.sequence, { at, edition })),
  ],
}
