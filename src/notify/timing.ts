import { dayOf, isWorkingDay } from '../domain/calendar/days.ts'
import { firstInstantAt, localOf } from '../domain/calendar/zone.ts'
import { dayMs, minuteMs, offsetIndexAt, type Instant } from '../domain/instant.ts'
import { audienceOf, type DeliverySettings } from '../rules/delivery-settings.ts'
import type { ChannelName, Recipient } from '../domain/notices/recipient.ts'
import type { NoticeFacts } from './outgoing-notice.ts'

type AudienceSettings = DeliverySettings['audiences']['staff']
type QuietHours = NonNullable<AudienceSettings['quietHours']>

/** When a letter may go, and what it waits for. */
export type Timing = { at: Instant; why?: 'quietHours' | 'digest' }

/**
 * When a notice goes to a recipient on a channel. Quiet hours delay a letter, never what it tells of (F12); what
 * follows another within the gap waits and goes with the rest. What is only read inside the product waits for nothing.
 */
export function whenToSend(
  facts: NoticeFacts,
  recipient: Recipient,
  channel: ChannelName,
  settings: DeliverySettings,
  { now, lastSentAt }: { now: Instant; lastSentAt?: Instant | undefined },
): Timing {
  const audience = settings.audiences[audienceOf(facts.notice)]
  if (channel === 'inbox' || audience.atOnce.includes(facts.notice.template)) return { at: now }
  const gapMs = (settings.digestGapSeconds[channel] ?? 0) * 1_000
  const gathered = lastSentAt === undefined ? now : Math.max(now, lastSentAt + gapMs)
  const { quietHours } = audience
  const at =
    quietHours && !mayWake(facts, recipient, audience) ? endOfQuiet(gathered, quietHours, settings) : gathered
  if (at > gathered) return { at, why: 'quietHours' }
  return at > now ? { at, why: 'digest' } : { at }
}

/** People on call are there for the night. */
function mayWake({ event, complaint }: NoticeFacts, { because }: Recipient, { atNight }: AudienceSettings) {
  if (because.as === 'onCall' || complaint.emergency) return true
  const severity = complaint.classification?.severity
  if (severity && atNight.severities.includes(severity)) return true
  return atNight.level !== undefined && event.type === 'escalated' && event.level >= atNight.level
}

/** Longer than any stretch of rest days. */
const DAYS_AT_MOST = 60

/** The first instant from `at` on that is not quiet. */
function endOfQuiet(at: Instant, quiet: QuietHours, settings: DeliverySettings): Instant {
  let wake = at
  for (let count = 0; count < 2 * DAYS_AT_MOST; count++) {
    const local = localOf(wake, settings)
    const midnight = Math.floor(local / dayMs) * dayMs
    const time = local - midnight
    const end = quietUntil(time, isRestDay(wake, quiet, settings), quiet)
    if (end === undefined) return wake
    const next = firstInstantAt(midnight + end, settings)
    // In the hour that a clock repeats, the end has been passed once already; and where the clock changes before the
    // end, it may show a time again that is not quiet.
    wake = Math.min(next > wake ? next : wake + end - time, nextChange(wake, settings))
  }
  return at
}

const nextChange = (at: Instant, zone: DeliverySettings): Instant =>
  zone.offsets[offsetIndexAt(at, zone) + 1]?.[0] ?? Infinity

const isRestDay = (at: Instant, { restDays }: QuietHours, { calendar }: DeliverySettings): boolean =>
  restDays === true && calendar !== undefined && !isWorkingDay(calendar(), dayOf(at, calendar()))

/** Until what time of this day it is quiet at a time of day, or undefined where it is not. */
function quietUntil(time: number, isRest: boolean, quiet: QuietHours): number | undefined {
  if (isRest) return dayMs
  const [from, until] = [timeOfDayMs(quiet.from), timeOfDayMs(quiet.until)]
  if (from < until) return time >= from && time < until ? until : undefined
  if (time >= from) return dayMs
  return time < until ? until : undefined
}

const timeOfDayMs = (text: string): number =>
  (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * minuteMs
