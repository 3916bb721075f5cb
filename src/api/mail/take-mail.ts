import type { Actor, Command, CommandOf, CommandType } from '../../domain/command.ts'
import type { Language, Title } from '../../domain/names.ts'
import { certainlySame } from '../../domain/matching/same-person.ts'
import type { AutomaticKind } from '../../mail/automatic.ts'
import type { Mail } from '../../mail/mail.ts'
import { readMail, type Envelope } from '../../mail/read-mail.ts'
import { inFull, informationIn, intakeOf, noteOf, withSubject } from '../../mail/told.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import { PROGRESS_TYPES } from '../../portal/progress.ts'
import { FROM_A_MAIL, FROM_ANY_MAIL } from '../../words/telling/mail.ts'
import { handedOnBefore, handOn, moveOn, settle } from '../../register/intake/handed-on.ts'
import { takeIn } from '../complaints/create.ts'
import { wasAsked } from '../complaints/perform.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { bodyOf, knownBy, tellOnce, type Telling } from '../incoming.ts'
import { goingOn } from '../portal/handlers.ts'
import { refuseSenderTooOften } from '../portal/submission-limit.ts'
import { Problem, tooMany } from '../problems/problem.ts'
import { answeredBy, namedIn, type Named } from './answered.ts'
import { noteBounce } from './bounced.ts'
import { keepFiles, type KeptFiles } from './keep-files.ts'

type Told = 'complaint' | 'reply' | 'note'
/** What became of a mail; `complaint` is an id. */
export type MailTaken =
  | { result: Told; complaint: string }
  | { result: 'leftAlone'; why: AutomaticKind | 'takenBefore' }

/** Who notes what came in and is nobody's word yet. */
const MAIL_ROOM: Actor = { id: 'mail', role: 'integration' }

/**
 * Takes a mail in, by whichever door it came. The same mail again meets what it became; whoever is told of a problem may
 * send it again, and whoever is not need not.
 */
export async function takeMail(deps: Deps, bytes: Buffer, envelope: Envelope = {}): Promise<MailTaken> {
  try {
    const mail = await readMail(bytes, deps.mail, envelope)
    if (!mail) throw new Problem('notAMail')
    if (mail.bounce) await noteBounce(deps, mail.bounce)
    const taken = mail.automatic
      ? { result: 'leftAlone' as const, why: mail.automatic }
      : await takeWords(deps, mail, bytes)
    deps.metrics.mailCame('why' in taken ? taken.why : taken.result)
    return taken
  } catch (error) {
    deps.metrics.mailCame(error instanceof Problem && error.code === 'notAMail' ? 'unreadable' : 'notTaken')
    throw error
  }
}

async function takeWords(deps: Deps, mail: Mail, bytes: Buffer): Promise<MailTaken> {
  const named = namedIn(mail)
  if (!named) return takeAsNew(deps, await keptOf(deps, mail, bytes))
  const known = knownBy(['mail', mail.id])
  const before = await fromRegister(deps, ({ pool }) => handedOnBefore(pool, known))
  const met = before && { result: before.became as Told, complaint: before.complaintId }
  if (before?.isDone) return met!
  const taken =
    met && (await wasTold(deps, mail, met)) ? met : await takeNow(deps, mail, { bytes, named, known })
  const { result } = taken
  if (result !== 'leftAlone') {
    const settled = { complaintId: taken.complaint, became: result }
    await fromRegister(deps, ({ pool }) => settle(pool, known, settled, deps.now()))
  }
  return taken
}

const keyOf = (mail: Mail, type: CommandType): string => `mail/${mail.id}/${type}`

/** Whether its taking broke off after it was told: since then that complaint may have been merged into another. */
async function wasTold(deps: Deps, mail: Mail, met: { result: Told; complaint: string }): Promise<boolean> {
  const isTheirs = met.result === 'reply'
  const types = isTheirs ? (['provideInformation', 'giveFeedback'] as const) : (['addNote'] as const)
  const by = isTheirs ? COMPLAINANT : MAIL_ROOM
  for (const type of types)
    if (await wasAsked(deps, { id: met.complaint, by, key: keyOf(mail, type) })) return true
  return false
}

type Asked = { bytes: Buffer; named: Named; known: string }

async function takeNow(deps: Deps, mail: Mail, { bytes, named, known }: Asked): Promise<MailTaken> {
  const id = await answeredBy(deps, named)
  const kept = await keptOf(deps, mail, bytes)
  const replied = id === undefined ? undefined : await takeReply(deps, kept, { id, known })
  return replied ?? takeAsNew(deps, kept)
}

/** A mail with its files, as it is told. */
type Kept = { mail: Mail; kept: KeptFiles }

async function keptOf(deps: Deps, mail: Mail, bytes: Buffer): Promise<Kept> {
  const kept = await keepFiles(deps, mail, bytes, MAIL_ROOM)
  return { mail: kept.isWhole ? mail : inFull(mail, kept.leftOut), kept }
}

/** Of the complaint that it answers, where that takes it. */
async function takeReply(
  deps: Deps,
  { mail, kept }: Kept,
  { id, known }: { id: string; known: string },
): Promise<MailTaken | undefined> {
  const record = await fromRegister(deps, ({ register }) => register.customerRecord(id, PROGRESS_TYPES))
  if (!record) return undefined
  const found = await goingOn(deps, { id, record, by: COMPLAINANT })
  const isVouchedFor = isOfComplainant(mail, record.complaint.details.complainant)
  const waitMs = deps.lookUp.actions.take(isVouchedFor ? found.id : `notes of ${found.id}`, Date.now())
  if (waitMs !== undefined) throw tooMany(waitMs)
  // By two servers it may come once with and once without their word: it goes the way of the first.
  const place = { complaintId: found.id, becomes: isVouchedFor ? 'reply' : 'note' }
  const became = await fromRegister(deps, async ({ pool }) => {
    const before = await handOn(pool, known, place, deps.now())
    if (before.complaintId !== found.id) await moveOn(pool, known, { complaintId: found.id })
    return before.became
  })
  const isTheirs = became === 'reply'
  const telling = { ...{ id: found.id, by: isTheirs ? found.by : MAIL_ROOM }, language: mail.language }
  const attached = attachedOf(kept, mail.language, isTheirs)
  const tell = (command: Command) =>
    isTold(deps, { ...telling, key: keyOf(mail, command.type) }, [command, ...attached])
  const isTaken = isTheirs ? await tellAsTheirs(tell, { mail, kept }) : await tell(noteIn({ mail, kept }))
  return isTaken ? { result: isTheirs ? 'reply' : 'note', complaint: found.id } : undefined
}

/** Whether it takes them; for what it refuses the mail is one of its own. */
async function isTold(deps: Deps, telling: Telling, commands: readonly Command[]): Promise<boolean> {
  try {
    await tellOnce(deps, telling, commands)
    return true
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || error.status === 429) throw error
    return false
  }
}

const noteIn = ({ mail, kept }: Kept): CommandOf<'addNote'> => ({
  ...{ type: 'addNote', text: noteOf(mail, kept.leftOut), visibleTo: 'staff', fromMail: true },
})

async function tellAsTheirs(
  tell: (command: Command) => Promise<boolean>,
  { mail, kept }: Kept,
): Promise<boolean> {
  const text = informationIn(kept.isWhole ? mail : withSubject(mail), kept.leftOut)
  return (await tell({ type: 'provideInformation', text })) || tell({ type: 'giveFeedback', text })
}

/** It speaks as the customer only if it comes from their address, and the receiving server vouches for that. */
const isOfComplainant = ({ from, isAuthenticated }: Mail, complainant: { email?: string | undefined }) =>
  from !== undefined && isAuthenticated && certainlySame({ email: from.address }, complainant)

const attachedOf = (
  { files }: KeptFiles,
  language: Language,
  isTheirs: boolean,
): CommandOf<'attachEvidence'>[] => {
  const source: Title = isTheirs ? FROM_A_MAIL : FROM_ANY_MAIL
  return files.map((file) => ({
    ...{ type: 'attachEvidence', ...file, source: source[language] },
    ...(!isTheirs && { visibleTo: 'staff' as const }),
  }))
}

/** A complaint of its own, which names the one that it could not be told to. */
async function takeAsNew(deps: Deps, { mail, kept }: Kept): Promise<MailTaken> {
  const intake = intakeOf(mail, { leftOut: kept.leftOut, names: mail.answers.numbers[0] })
  const { kind, channel, messageId } = intake
  const asked = { by: COMPLAINANT, body: { kind, channel, messageId }, idempotencyKey: undefined }
  const commands = attachedOf(kept, mail.language, true)
  // A machine that answers our receipts without saying so does not go on for ever.
  await refuseSenderTooOften(deps, intake.details.complainant, Date.now())
  try {
    const body = bodyOf(await takeIn(deps, asked, { ...intake, commands }))
    return { result: 'complaint', complaint: (body as { id: string }).id }
  } catch (error) {
    // What it once began is erased, restricted or archived: it is not said which, and not begun again.
    if (error instanceof Problem && ['erased', 'notFound', 'archived'].includes(error.code))
      return { result: 'leftAlone', why: 'takenBefore' }
    throw error
  }
}
