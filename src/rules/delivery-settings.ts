import path from 'node:path'
import { z } from 'zod'
import { isZone, offsetsOf } from './zone-offsets.ts'
import type { Calendar } from '../domain/calendar/calendar.ts'
import type { HasOffsets } from '../domain/instant.ts'
import { Severity } from '../domain/policy/policy.ts'
import type { Calendars } from './loaded-years.ts'
import { unusable, type Misfit } from '../files/fault.ts'
import { readChecked } from '../files/read.ts'
import type { Notice } from '../domain/journal/journal.ts'
import { CHANNEL_NAMES } from '../domain/notices/recipient.ts'

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'It is a time of day like 21:00.')
const Channel = z.enum(CHANNEL_NAMES)

const AudienceSettings = z.strictObject({
  channels: z.array(Channel).min(1),
  quietHours: z
    .strictObject({
      from: TimeOfDay,
      until: TimeOfDay,
      /** Whether days that are not worked are quiet from morning to night. */
      restDays: z.boolean().optional(),
    })
    .refine(({ from, until }) => from !== until, 'Quiet hours that end as they begin would never end.')
    .optional(),
  /** Templates that wait for nothing: neither for the morning nor for others to go with. */
  atOnce: z.array(z.string()).default([]),
  /** What does not wait for the morning: complaints this severe, escalations from this level on. */
  atNight: z
    .strictObject({ severities: z.array(Severity).default([]), level: z.number().int().min(1).optional() })
    .default({ severities: [] }),
})

/** How and when notices are delivered. Not pinned: it is about now, not about what was promised. */
export const DeliveryFile = z.strictObject({
  zone: z.string().min(1).refine(isZone, 'There is no such time zone.'),
  /** Whose rest days are meant. */
  calendar: z.string().optional(),
  audiences: z.strictObject({ customer: AudienceSettings, staff: AudienceSettings }),
  /** Within so long of a message, further ones to the same recipient wait and go together. */
  digestGapSeconds: z.partialRecord(Channel, z.number().int().min(0).max(86_400)).default({}),
  /** The waits after failed attempts, the last of them again and again. */
  retryAfterSeconds: z.array(z.number().min(0.01)).min(1),
  giveUpAfterDays: z.number().positive().max(30),
})
type DeliveryFile = z.infer<typeof DeliveryFile>

export type DeliverySettings = Omit<DeliveryFile, 'calendar'> &
  HasOffsets & {
    /** As it is now. */
    calendar?: () => Calendar
  }
export type Audience = keyof DeliveryFile['audiences']

export const audienceOf = ({ to }: Pick<Notice, 'to'>): Audience =>
  to.role === 'customer' ? 'customer' : 'staff'

/** The settings beside the policies of a folder; what is wrong with them is said in one error. */
export function loadDeliverySettings(
  dir: string,
  calendars: ReadonlyMap<string, Calendar>,
): DeliverySettings {
  const file = path.join(dir, 'delivery', 'delivery.json')
  const settings = readChecked(file, DeliveryFile, { what: WHAT })
  const faults = missingCalendar(settings, calendars)
  if (faults.length > 0) throw unusable(WHAT, file, faults)
  return settingsOf(settings, calendars)
}

const WHAT = 'Delivery settings'

/** Rest days are those of a calendar that is there. */
function missingCalendar(
  { calendar, audiences }: DeliveryFile,
  calendars: ReadonlyMap<string, Calendar>,
): Misfit[] {
  if (calendar !== undefined)
    return calendars.has(calendar)
      ? []
      : [{ path: ['calendar'], message: `There is no calendar ${calendar}.` }]
  const asksForDays = Object.values(audiences).some(({ quietHours }) => quietHours?.restDays)
  return asksForDays ? [{ path: ['calendar'], message: 'Rest days are those of a calendar: name it.' }] : []
}

/** Settings with what they name: the zone's offsets and the calendar. */
export function settingsOf(
  { calendar: id, ...file }: DeliveryFile,
  calendars: ReadonlyMap<string, Calendar>,
): DeliverySettings {
  const calendar = id === undefined ? undefined : calendars.get(id)
  const year = new Date().getUTCFullYear()
  return {
    ...file,
    offsets: offsetsOf(file.zone, year - 1, year + 5),
    ...(calendar && { calendar: () => calendar }),
  }
}

/** The same with the calendar that is in force. */
export function keepingTo(
  calendars: Calendars,
  { calendar: ofFile, ...settings }: DeliverySettings,
): DeliverySettings {
  return { ...settings, ...(ofFile && { calendar: () => calendars.get(ofFile().id) ?? ofFile() }) }
}

/** For development and demonstrations: the same, and nothing waits for the morning or for others to go with. */
export function withoutWaiting(settings: DeliverySettings): DeliverySettings {
  const { customer, staff } = settings.audiences
  const awake = ({ quietHours: _, ...rest }: typeof staff) => rest
  return {
    ...settings,
    audiences: { customer: awake(customer), staff: awake(staff) },
    digestGapSeconds: {},
  }
}
