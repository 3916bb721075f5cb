import type { Actor, Command, CommandOf } from '../../domain/command.ts'
import type { Language, Title } from '../../domain/names.ts'
import { certainlySame } from '../../domain/matching/same-person.ts'
import type { AutomaticKind } from '../../mail/automatic.ts'
import type { Mail } from '../../mail/mail.ts'
import { readMail, type Envelope } from '../../mail/read-mail.ts'
import { inFull, informationIn, intakeOf, noteOf, withSubject } from '../../mail/told.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import { PROGRESS_TYPES } from '../../portal/progress.ts'
import { FROM_A_MAIL, FROM_ANY_MAIL } from '../../words/telling/mail.ts'
import { takeIn } from '../complaints/create.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { bodyOf, isTold } from '../incoming.ts'
import { goingOn } from '../portal/handlers.ts'
import { refuseSenderTooOften } from '../portal/submission-limit.ts'
import { Problem, tooMany } from '../problems/problem.ts'
import { answeredBy } from './answered.ts'
import { keepFiles, type KeptFiles } from './keep-files.ts'

/** What became of a mail; `complaint` is an id. */
export type MailTaken =
  | { result: 'complaint' | 'reply' | 'note'; complaint: string }
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
  const id = await answeredBy(deps, mail)
  const kept = await keepFiles(deps, mail, bytes, MAIL_ROOM)
  const told = kept.isWhole ? mail : inFull(mail, kept.leftOut)
  const replied = id === undefined ? undefined : await takeReply(deps, told, { id, kept })
  return replied ?? takeAsNew(deps, told, kept)
}

type Answering = { id: string; kept: KeptFiles }

/** Of the complaint that it answers, where that takes it. */
async function takeReply(deps: Deps, mail: Mail, { id, kept }: Answering): Promise<MailTaken | undefined> {
  const record = await fromRegister(deps, ({ register }) => register.customerRecord(id, PROGRESS_TYPES))
  if (!record) return undefined
  const isTheirs = isOfComplainant(mail, record.complaint.details.complainant)
  const found = await goingOn(deps, { id, record, by: COMPLAINANT })
  const waitMs = deps.lookUp.actions.take(isTheirs ? found.id : `notes of ${found.id}`, Date.now())
  if (waitMs !== undefined) throw tooMany(waitMs)
  const attached = attachedOf(kept, mail.language, isTheirs)
  const tell = (command: Command) =>
    isTold(
      deps,
      {
        ...{ id: found.id, by: isTheirs ? found.by : MAIL_ROOM, language: mail.language },
        key: `mail/${mail.id}/${command.type}`,
      },
      [command, ...attached],
    )
  if (!isTheirs) {
    const text = noteOf(mail, kept.leftOut)
    const note = { type: 'addNote', text, visibleTo: 'staff', fromMail: true } as const
    return (await tell(note)) ? { result: 'note', complaint: found.id } : undefined
  }
  const text = informationIn(kept.isWhole ? mail : withSubject(mail), kept.leftOut)
  const isTaken =
    (await tell({ type: 'provideInformation', text })) || (await tell({ type: 'giveFeedback', text }))
  return isTaken ? { result: 'reply', complaint: found.id } : undefined
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
async function takeAsNew(deps: Deps, mail: Mail, kept: KeptFiles): Promise<MailTaken> {
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
