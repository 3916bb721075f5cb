import type { Word } from '../words.ts'
import { askingOf, fieldsOf, holds, isEvidence, type Field, type Schema } from './schema.ts'

/** Fields that somebody thinks of first, where the schema has them in another order. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  recordContact: ['direction', 'method', 'summary'],
  acceptSolution: ['evidence'],
  declineSolution: ['reason', 'evidence'],
  withdraw: ['reason', 'evidence'],
  recordRevisit: ['method', 'score', 'solved', 'comment', 'result'],
  proposeSolution: ['draft', 'measures', 'redress', 'executeBy'],
  recordExecution: ['item', 'what'],
  sendMessage: ['text', 'template', 'language'],
  openTask: ['kind', 'title', 'department', 'person', 'dueAt'],
  assignResource: ['what', 'department', 'person', 'until'],
  determineResponsibility: ['bearer', 'department', 'person', 'name', 'degree', 'reason', 'evidence'],
  finalResponse: ['upheld', 'reasons', 'routes'],
  proposeToAffected: ['measures', 'items', 'executeBy', 'exceptions'],
  approveForAffected: ['approves', 'comment', 'reason'],
}

/** Fields that are seldom filled. */
const SELDOM: Readonly<Record<string, readonly string[]>> = {
  classify: ['nature', 'severity', 'priority', 'reason'],
  openTask: ['visit', 'mandatory'],
  requestInformation: ['beyondLimit'],
  awaitThirdParty: ['beyondLimit'],
  completeTask: ['met', 'opinion'],
  attachEvidence: ['visibleTo'],
  addNote: ['named'],
  recordContact: [],
  proposeSolution: ['items', 'correctiveActions'],
  draftProposal: ['items', 'correctiveActions'],
}

/** Fields behind a button, which says what they are for. */
export type Fold = { word: Word; fields: Field[] }
export type Arranged = { shown: Field[]; folds: Fold[] }

/** The fields of a form in the order in which they are asked for; what is seldom wanted is out of the way. */
export function arranged(operation: string, schema: Schema, isRoot: boolean): Arranged {
  const [first, seldom] = isRoot ? [FIRST[operation] ?? [], SELDOM[operation] ?? []] : [[], []]
  const place = ({ name, required }: Field) => {
    const told = first.indexOf(name)
    return told >= 0 ? told : first.length + (required ? 0 : 1)
  }
  const fields = fieldsOf(schema).toSorted((one, other) => place(one) - place(other))
  const foldOf = (field: Field): Word | undefined => {
    if (field.required || first.includes(field.name)) return undefined
    if (field.name === 'occurredAt') return 'earlier'
    if (isEvidence(field.schema)) return 'withEvidence'
    return seldom.includes(field.name) ? 'more' : undefined
  }
  const folds = (['more', 'withEvidence', 'earlier'] as const).map((word) => ({
    word,
    fields: fields.filter((field) => foldOf(field) === word),
  }))
  return {
    shown: fields.filter((field) => foldOf(field) === undefined),
    folds: folds.filter((fold) => fold.fields.length > 0),
  }
}

const WIDE = new Set(['text', 'texts', 'group', 'groups', 'variant'])

/** Whether a field takes a line of its own; sums stand beside others. */
export const isWide = ({ schema }: Field): boolean =>
  isEvidence(schema) || (WIDE.has(askingOf(schema)) && !holds(schema, 'amountCents'))
