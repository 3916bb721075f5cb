import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Intake } from '../../domain/intake.ts'
import type { Command } from '../../domain/command.ts'
import { dateOfDay, dayOf } from '../../domain/calendar/days.ts'
import type { Language } from '../../domain/names.ts'
import type { Kept } from '../../portal/complain/kept-files.ts'
import type { Faults } from '../../portal/complain/fields.ts'
import { keptIn, kindOfFile } from '../../portal/complain/kept-files.ts'
import { fileName } from '../../portal/complain/lost-files.ts'
import { FIELD_NAMES, fieldAt, toldBy, typedIn, type Field, type Typed } from '../../portal/complain/typed.ts'
import { complainWord } from '../../portal/complain/words.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import { HOME_CALENDAR } from '../../rules/policies.ts'
import type { Deps } from '../deps.ts'
import { keepFile } from '../evidence/handlers.ts'
import { Problem, problemBody } from '../problems/problem.ts'
import { parsedOrProblem } from '../problems/validation.ts'

export const FILES_AT_MOST = 5

/** What came in by the form. */
export type Sent = {
  language: Language
  key: string
  typed: Typed
  notice: string | undefined
  isSensitive: boolean
  /** Something filled in what people do not see. */
  isTrapped: boolean
  kept: Kept[]
  files: BroughtFile[]
  /** Which were sent before and have not come since, by their names. */
  lost: string[]
}

type BroughtFile = Exclude<ReturnType<FormData['get']>, string | null>

const Key = z.uuid()

export function sentIn({ lookUp }: Pick<Deps, 'lookUp'>, data: FormData, language: Language): Sent {
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : undefined
  }
  const typed = Object.fromEntries(
    FIELD_NAMES.flatMap((name) => {
      const value = text(name)
      return value === undefined ? [] : [[name, typedIn(name, value)]]
    }),
  ) as Typed
  const given = Key.safeParse(text('key'))
  return {
    language,
    key: given.data ?? randomUUID(),
    typed,
    notice: text('notice'),
    isSensitive: text('sensitive') === 'yes',
    isTrapped: (text('website') ?? '') !== '',
    kept: data
      .getAll('kept')
      .slice(0, FILES_AT_MOST)
      .flatMap((one) => (typeof one === 'string' ? (keptIn(lookUp.keys, one) ?? []) : [])),
    files: filesIn(data),
    lost: data.getAll('lost').filter((one): one is string => typeof one === 'string'),
  }
}

/** A field in which nothing was chosen comes as an empty file. */
export const filesIn = (data: FormData): BroughtFile[] =>
  data.getAll('files').filter((one): one is BroughtFile => typeof one !== 'string' && one.size > 0)

/** By whose days a customer says when it happened. */
export const homeCalendar = ({ calendars }: Pick<Deps, 'calendars'>) => calendars.get(HOME_CALENDAR)!

/** What they tell, or which fields do not fit. */
export function toldIn(deps: Deps, sent: Sent, now: number): { intake: Intake } | { faults: Faults } {
  const { language, typed, notice, isSensitive } = sent
  const calendar = homeCalendar(deps)
  const privacy = notice ? { version: notice, ...(isSensitive && { sensitive: true as const }) } : undefined
  const say = (name: Parameters<typeof complainWord>[0]) => complainWord(name, language)
  const faults = new Map<Field | 'files', string>()
  for (const name of ['subject', 'description', 'name'] as const)
    if (!typed[name]?.trim()) faults.set(name, say('needed'))
  if ((typed.happenedOn ?? '') > dateOfDay(dayOf(now, calendar))) faults.set('happenedOn', say('later'))
  if (sent.files.length + sent.kept.length > FILES_AT_MOST) faults.set('files', say('tooManyFiles'))
  try {
    const intake = parsedOrProblem(Intake, toldBy(typed, { language, calendar, privacy }), 'body', language)
    return faults.size > 0 ? { faults } : { intake }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    for (const { pointer, detail } of error.more.errors ?? []) {
      const name = fieldAt(pointer)
      if (!name) throw error
      if (!faults.has(name)) faults.set(name, OWN_WORDS[name] ? say(OWN_WORDS[name]) : detail)
    }
    return { faults }
  }
}

/** Where people are told better than by what a schema says. */
const OWN_WORDS: Partial<Record<Field, 'badEmail' | 'badPhone' | 'badDate'>> = {
  ...{ email: 'badEmail', phone: 'badPhone', happenedOn: 'badDate' },
}

/** `left`: what was not even tried. */
type FilesTaken = { kept: Kept[]; left: BroughtFile[]; fault?: string; isAway?: true }

/** Takes the files in, up to the first that is refused. A store or a register that is away keeps nobody from telling. */
export async function filesTaken(
  deps: Deps,
  { kept: before, files, language }: Pick<Sent, 'kept' | 'files' | 'language'>,
): Promise<FilesTaken> {
  const kept = [...before]
  for (const [index, file] of files.entries()) {
    try {
      const bytes = file.stream() as unknown as AsyncIterable<Buffer>
      const taken = await keepFile(
        deps,
        { bytes, contentType: file.type, declaredBytes: file.size },
        COMPLAINANT,
      )
      const name = fileName(file.name)
      kept.push({ digest: taken.digest, kind: kindOfFile(taken.mediaType), ...(name && { name }) })
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 500) throw error
      if (error.status === 503) return { kept, left: files.slice(index), isAway: true }
      const { detail, title } = problemBody(error, language, '')
      return { kept, left: files.slice(index + 1), fault: `${fileName(file.name)}: ${detail ?? title}` }
    }
  }
  return { kept, left: [] }
}

/** What they brought is evidence of theirs. */
export const attachedBy = (kept: readonly Kept[], language: Language): Command[] =>
  kept.map((one) => ({ type: 'attachEvidence', ...one, source: complainWord('source', language) }))
