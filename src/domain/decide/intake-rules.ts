import type { CommandOf } from '../command.ts'
import type { Severity } from '../policy.ts'
import { isAtLeast } from '../permission.ts'
import { refuse } from '../refusal.ts'
import { ANY, OPEN, said, type Rule } from './rule.ts'

export const acknowledge: Rule<'acknowledge'> = {
  stages: OPEN,
  unless: ({ acknowledgedAt }) =>
    acknowledgedAt === undefined
      ? undefined
      : refuse('alreadyDone', 'The complaint has been acknowledged already.'),
  events: (_, command, { at }) => [{ type: 'acknowledged', at, ...said(command) }],
}

export const classify: Rule<'classify'> = {
  stages: ['received', 'investigating', 'proposed'],
  neverBackDated: true,
  refuses: (_, command) =>
    command.severity && command.severity !== severityOf(command) && !command.reason
      ? refuse('missing', 'A severity other than impact and risk give needs a reason.')
      : undefined,
  events: (_, command, { at }) => [
    { type: 'classified', at, ...said(command), severity: command.severity ?? severityOf(command) },
  ],
}

/** Severity follows from impact and risk (R24): major if either is high and the other at least medium. */
function severityOf({ impact, risk }: Pick<CommandOf<'classify'>, 'impact' | 'risk'>): Severity {
  const points = { low: 0, medium: 1, high: 2 }
  const total = points[impact] + points[risk]
  return total >= 3 ? 'major' : total === 0 ? 'minor' : 'normal'
}

export const amendDetails: Rule<'amendDetails'> = {
  stages: OPEN,
  refuses: ({ details: before }, { details: { about }, reason }, { by }) => {
    if (before.about === undefined || about === undefined || about === before.about) return undefined
    if (!isAtLeast(by, 'supervisor'))
      return refuse('notAllowed', 'About whom a complaint is, once said, a supervisor changes.')
    return reason === undefined
      ? refuse('missing', 'Say why the complaint is not about whom it was said to be.')
      : undefined
  },
  events: (_, command, { at }) => [{ type: 'detailsAmended', at, ...said(command) }],
}

export const recordContact: Rule<'recordContact'> = {
  stages: ANY,
  events: (_, command, { at }) => [{ type: 'contactRecorded', at, ...said(command) }],
}

export const addNote: Rule<'addNote'> = {
  stages: ANY,
  events: (_, command, { at }) => [{ type: 'noteAdded', at, ...said(command) }],
}

export const attachEvidence: Rule<'attachEvidence'> = {
  stages: ANY,
  events: (_, command, { at }) => [{ type: 'evidenceAttached', at, ...said(command) }],
}

export const recordLessons: Rule<'recordLessons'> = {
  stages: ANY,
  events: (_, command, { at }) => [{ type: 'lessonsRecorded', at, ...said(command) }],
}

export const recordEffort: Rule<'recordEffort'> = {
  stages: ANY,
  events: ({ stage }, command, { at }) => [{ type: 'effortRecorded', at, stage, ...said(command) }],
}

export const voidEntry: Rule<'voidEntry'> = {
  stages: ANY,
  refuses: ({ voidable }, { sequence }) =>
    voidable.includes(sequence)
      ? undefined
      : refuse(
          'unknown',
          `Entry ${sequence} cannot be voided: only notes, contacts, evidence, lessons and efforts can.`,
        ),
  events: (_, command, { at }) => [{ type: 'entryVoided', at, ...said(command) }],
}
