import { defineSearchAttributeKey } from '@temporalio/common'
import type { Actor, Command } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'
import type { Imported } from '../../domain/import/importing.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Commit, Entry, Notice } from '../../domain/journal/journal.ts'
import type { Opening } from '../../domain/opening.ts'
import type { Fact } from '../../domain/import/past.ts'
import type { Receipt } from '../../domain/journal/receipt.ts'

/** What clients and workers agree on: names, ids and shapes. */
export const TASK_QUEUE = 'complaints'
export const WORKFLOW_TYPE = 'complaint'

/** The update for several commands at once, all or nothing; beside it each command has one of its own name. */
export const PERFORM = 'perform'
/** The query for support: the complaint as it is now. */
export const VIEW = 'view'
/** The update by which an import goes on, and the query for how far it is: `ImportAsk`, and `ImportStanding`. */
export const IMPORT = 'import'
export const IMPORTED = 'imported'
/** How a run ends whose import was given up: nothing of it was recorded, and the same may be imported anew. */
export const IMPORT_ABANDONED = 'importAbandoned'

/** How far an import is; nothing where no import began the complaint, or one that does not know. */
export type ImportStanding = { imported?: Imported; importing?: Complaint['importing']; version: number }

export const workflowIdOf = (complaintId: string): string => `complaint/${complaintId}`

/**
 * What operators filter by in Temporal's UI: what a complaint was when it was closed. What it is meanwhile is in the details
 * of its run, and people look for it in the register. No personal data: attributes are never encrypted. */
export const SEARCH_ATTRIBUTES = {
  stage: defineSearchAttributeKey('ComplaintStage', 'KEYWORD'),
  severity: defineSearchAttributeKey('ComplaintSeverity', 'KEYWORD'),
  category: defineSearchAttributeKey('ComplaintCategory', 'KEYWORD'),
  department: defineSearchAttributeKey('ComplaintDepartment', 'KEYWORD'),
  level: defineSearchAttributeKey('ComplaintLevel', 'INT'),
} as const

/** A complaint's workflow starts from an opening with its first commands or a history, or goes on from its last run. */
export type Start =
  | {
      opening: Opening
      commands?: readonly Command[]
      history?: readonly Fact[]
      /** Of an import: what it says of the complaint itself, and its facts, as digests; and whether more is to come. */
      imported?: { intake: string; digest: string; more?: true }
      /** How far the opening's stamp may lie from the start; without a bound it is from before there was one. */
      stampGoodForMs?: number
      edition?: number
      attributes?: Carried['attributes']
    }
  | { carried: Carried }

/** What goes over from run to run: the register may still owe entries, a client may still repeat a request. */
export type Carried = {
  complaint: Complaint
  entries: readonly Entry[]
  notices: readonly Notice[]
  /** The clocks that it has let go of, and that the register does not know as they ended. */
  dropped?: Commit['dropped']
  answered: readonly Answered[]
  imported?: Imported
  /** When Temporal's search attributes are told; where nothing is said, with each change, as they were once. */
  attributes?: 'atClosing'
}

/** How many answers are kept for clients that ask a later run again. */
export const ANSWERS_KEPT = 50

/** An answer kept for the one who asks again with the same key. */
export type Answered = { id: string; digest: string; receipt: Receipt }

/** One request of one person. `digest` tells a repeated request from another one under the same key. */
export type Request = {
  commands: readonly Command[]
  by: Actor
  arrivedAt?: Instant
  /** How old that stamp may be; without a bound it is from before there was one. */
  stampGoodForMs?: number
  digest: string
  ifVersion?: number
  /** Of the rules it was asked by; the first where nothing is said. */
  edition?: number
  /** Answered only where the same was asked under the same key before: nothing is done. */
  onlyAgain?: true
}

/** It has not been asked under this key before, and only then would it have been answered. */
export const NOT_ASKED_BEFORE = 'notAskedBefore'

/** The answer: what the complaint is now, and whether the register has it already. */
export type Answer = Receipt & { digest: string; recorded: boolean }

/** Failure types beside the domain's refusal codes. */
export const VERSION_MISMATCH = 'versionMismatch'
export const KEY_REUSED = 'keyReused'
/**
 * Temporal's own: more than ten updates at once on one complaint, and the worker has not heard this one. Nothing has
 * changed; asked again with its key it happens, once.
 */
export const NOT_HEARD = 'UnprocessedUpdate'

/** The register has not heard of so much yet that nothing more is taken on; asked again later it happens. */
export const REGISTER_BEHIND = 'registerBehind'
/** The caller asks again by itself: it is no refusal of what was asked. */
export const isForLater = (type: unknown): boolean => type === NOT_HEARD || type === REGISTER_BEHIND

/** What the workflow needs done outside: owned here, made in src/activities. */
export type Activities = { commit(commit: Commit): Promise<void> }
