import {
  ApplicationFailure,
  currentUpdateInfo,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow'
import { arrivalOf } from '../../domain/arrival.ts'
import { admit, catchUp, type Admission } from '../../domain/admit.ts'
import { isStill } from '../../domain/evolve/touch.ts'
import { outgrown } from '../../domain/bounds.ts'
import type { Complaint } from '../../domain/complaint.ts'
import { allowedActions, whileImporting } from '../../domain/decide/decide.ts'
import {
  asComplete,
  importOn,
  type Imported,
  type ImportAsk,
  type ImportStep,
} from '../../domain/import/importing.ts'
import { noticesFor } from '../../domain/notices/notices.ts'
import { receiptOf } from '../../domain/journal/receipt.ts'
import { bytesOf, chunksOf, type Chunk } from '../../domain/journal/pieces.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { nextStep } from '../../domain/time/steps.ts'
import { Alarm } from './alarm.ts'
import { Bell } from './bell.ts'
import { detailsOf } from './details.ts'
import { Journal } from './journal.ts'
import {
  ANSWERS_KEPT,
  KEY_REUSED,
  NOT_ASKED_BEFORE,
  REGISTER_BEHIND,
  VERSION_MISMATCH,
  type Answer,
  type Answered,
  type Carried,
  type ImportStanding,
  type Request,
} from '../messages/complaint.ts'
import { attributesAtClosing, changedAttributes } from './search-attributes.ts'
import { spinGuard } from './spin-guard.ts'

/** Temporal ends a run that hands over more than 2 MB. */
const INPUT_BYTES = 2_000_000

/** What a run begins with, and the complaint as it was before. */
export type Begun = Admission & { before: Complaint; imported?: Imported }

/** A complaint while its run lives: what it is now, its journal, and the answers given. */
export class LiveComplaint {
  readonly #journal: Journal
  readonly #answered: Map<string, Answered>
  #present: Complaint
  /** The complaint as Temporal's search attributes tell it, and when they are told. */
  #indexed: Complaint
  readonly #attributes: Carried['attributes']
  /** Rings when the complaint has changed, and when something is due. */
  readonly #stirred = new Bell()
  /**
   * What the validator has just admitted, at the same instant and on the same complaint: not to be decided twice.
   * Without it the request is in the history already and was accepted then, whatever is refused by now.
   */
  #validated: { id: string; present: Complaint; admission: Admission } | undefined
  #validatedImport: { present: Complaint; step: ImportStep } | undefined
  #imported: Imported | undefined
  /** What has been told of a past that is not complete: the register hears of all of it, or of nothing. */
  #untold: Chunk[] = []

  constructor(begun: Begun, carried: Omit<Carried, 'complaint'>) {
    const { entries, notices, dropped = [], answered, imported, attributes } = carried
    const { before, complaint } = begun
    this.#present = before
    this.#indexed = complaint
    this.#attributes = attributes
    this.#answered = new Map(answered.map((one) => [one.id, one]))
    const [first] = entries
    const bytes = bytesOf(entries) + bytesOf(notices)
    const owed = first ? [{ entries, notices, complaint, dropped, bytes }] : []
    this.#journal = new Journal((first?.sequence ?? complaint.version + 1) - 1, owed)
    this.#imported = begun.imported ?? imported
    this.#take(begun)
  }

  get present(): Complaint {
    return this.#present
  }

  /** Archived, and the register has all of it; or it was never taken over. */
  get isOver(): boolean {
    const { archivedAt, importing } = this.#present
    return this.isAbandoned || (!importing && archivedAt !== undefined && this.#journal.isEmpty)
  }

  get isAbandoned(): boolean {
    return this.#present.importing === 'abandoned'
  }

  get carried(): Carried {
    const answered = [...this.#answered.values()]
    return {
      ...{ complaint: this.#present, answered },
      ...this.#journal.owed,
      ...(this.#imported && { imported: this.#imported }),
      ...(this.#attributes && { attributes: this.#attributes }),
    }
  }

  /** Whether it can go over into another run: it began before there were bounds, perhaps. */
  get isHandy(): boolean {
    return !this.#present.importing && this.#journal.isHandy && bytesOf(this.carried) < INPUT_BYTES
  }

  keepJournal(): Promise<never> {
    return this.#journal.keep()
  }

  /** The one place where a complaint changes. No await in here: nothing is decided on a stale complaint. */
  #take({ complaint, entries }: Admission): void {
    const before = complaint.importing ? this.#present : asComplete(this.#present)
    const chunks = chunksOf(before, { complaint, entries }, noticesFor(complaint, entries))
    this.#present = chunks.at(-1)?.complaint ?? complaint
    if (complaint.importing) this.#untold.push(...chunks)
    else this.#journal.write([...this.#untold.splice(0).map(completed), ...chunks])
    setCurrentDetails(detailsOf(this.#present))
    this.#stirred.ring()
  }

  get importStanding(): ImportStanding {
    const { importing, version } = this.#present
    return {
      ...(this.#imported && { imported: this.#imported }),
      ...(importing && { importing }),
      version,
    }
  }

  /** The validator of a step of an import. */
  readonly validateImport = (ask: ImportAsk): void => {
    if (this.#journal.isBehind) throw registerBehind()
    const present = this.#present
    const step = importOn({ present, imported: this.#imported }, ask, { now: Date.now() })
    if (isRefusal(step)) throw ApplicationFailure.nonRetryable(step.detail, step.code)
    this.#validatedImport = { present, step }
  }

  /** A step of an import, answered when it has been taken; one on a complaint that lives, when it is recorded. */
  readonly importOn = async (ask: ImportAsk): Promise<ImportStanding> => {
    const present = this.#present
    const validated = this.#validatedImport?.present === present ? this.#validatedImport.step : undefined
    const how = { now: Date.now(), accepted: true } as const
    const step = validated ?? importOn({ present, imported: this.#imported }, ask, how)
    this.#validatedImport = undefined
    if (isRefusal(step)) throw ApplicationFailure.nonRetryable(step.detail, step.code)
    this.#imported = step.imported
    this.#take(step.admission)
    this.#index()
    const standing = this.importStanding
    if (ask.type === 'tell' && !present.importing) await this.#journal.recorded(standing.version)
    return standing
  }

  /** An update's validator: a refused request leaves nothing in the history. */
  readonly validate = (request: Request): void => {
    const { id } = currentUpdateInfo()!
    const known = this.#answered.get(id)
    if (known?.digest === request.digest) return
    if (known) throw ApplicationFailure.nonRetryable('The key was used for another request.', KEY_REUSED)
    if (request.onlyAgain)
      throw ApplicationFailure.nonRetryable('It has not been asked under this key before.', NOT_ASKED_BEFORE)
    if (this.#journal.isBehind) throw registerBehind()
    const present = this.#present
    const importing = whileImporting(present)
    if (importing) throw refused(importing, present, request.by)
    const admission = this.#admissible(request)
    const refusal = outgrown(present, admission.complaint)
    if (refusal) throw refused(refusal, present, request.by)
    this.#validated = { id, present, admission }
  }

  /** An update's handler: decides at once, then waits for one thing only, the first attempt to record it. */
  readonly perform = async (request: Request): Promise<Answer> => {
    const { id } = currentUpdateInfo()!
    const { receipt } = this.#answered.get(id) ?? this.#answer(id, request)
    return { ...receipt, digest: request.digest, recorded: await this.#journal.recorded(receipt.version) }
  }

  #answer(id: string, request: Request): Answered {
    const validated = this.#validated
    const isThis = validated?.id === id && validated.present === this.#present
    this.#take(isThis ? validated.admission : this.#admissible(request, { accepted: true }))
    // What comes by itself, a route or a notice that has gone out, makes no one a handler.
    if (this.#imported && request.by.role !== 'system') this.#imported = { ...this.#imported, lived: true }
    this.#index()
    const { at, isOwnTime } = arrivalIn(request)
    const receipt = { ...receiptOf(this.#present, request.by), ...(isOwnTime && { countedAt: at }) }
    const answer = { id, digest: request.digest, receipt }
    this.#answered.set(id, answer)
    const [oldest] = this.#answered.keys()
    if (this.#answered.size > ANSWERS_KEPT) this.#answered.delete(oldest!)
    return answer
  }

  #admissible(request: Request, how: { accepted?: true } = {}): Admission {
    const { commands, by, ifVersion, edition = 1 } = request
    const now = Date.now()
    const present = this.#present
    if (!how.accepted && ifVersion !== undefined && !isStill(present, ifVersion))
      throw ApplicationFailure.nonRetryable(
        `The complaint has version ${present.version} now.`,
        VERSION_MISMATCH,
      )
    const admission = admit(present, commands, { by, at: arrivalIn(request).at, now, edition, ...how })
    if (isRefusal(admission)) throw refused(admission, present, by)
    return admission
  }

  #index(): void {
    const told = this.#attributes === 'atClosing' ? attributesAtClosing : changedAttributes
    const attributes = told(this.#indexed, this.#present)
    if (attributes.length === 0) return
    upsertSearchAttributes(attributes)
    this.#indexed = this.#present
  }

  /** Time's own loop: records what has lapsed, then sleeps until the next thing is due or the complaint changes. */
  async watchTheClock(): Promise<void> {
    const alarm = new Alarm(this.#stirred)
    const guard = spinGuard('clock')
    for (;;) {
      guard()
      while (this.#present.importing === 'underWay') await this.#stirred.heard()
      if (this.isAbandoned) return
      const now = Date.now()
      const caught = catchUp(this.#present, { until: now, now })
      if (caught.entries.length > 0) {
        this.#take(caught)
        if (this.#attributes === 'atClosing') this.#index()
      }
      if (this.#present.archivedAt !== undefined) return
      const next = nextStep(this.#present)
      if (next) alarm.setFor(next.at, next.what)
      await this.#stirred.heard()
    }
  }
}

const arrivalIn = ({ arrivedAt, stampGoodForMs }: Request) =>
  arrivalOf({ stampedAt: arrivedAt, goodForMs: stampGoodForMs }, Date.now())

const registerBehind = (): ApplicationFailure =>
  ApplicationFailure.nonRetryable(
    'So much of this complaint waits to be recorded that nothing more is taken on.',
    REGISTER_BEHIND,
  )

/** As the register hears of it, when all has been told. */
const completed = (chunk: Chunk): Chunk => ({ ...chunk, complaint: asComplete(chunk.complaint) })

const refused = (refusal: Refusal, present: Complaint, by: Request['by']): ApplicationFailure =>
  ApplicationFailure.nonRetryable(refusal.detail, refusal.code, {
    allowedActions: allowedActions(present, by),
    stage: present.stage,
    version: present.version,
    ...(refusal.field !== undefined && { at: { field: refusal.field, command: refusal.command } }),
  })
