import { setTimeout as delay } from 'node:timers/promises'
import type { Calendar } from '../domain/calendar/calendar.ts'
import { trimmed } from '../domain/calendar/days.ts'
import type { Actor, Command } from '../domain/command.ts'
import type { Complaint } from '../domain/complaint.ts'
import type { Instant } from '../domain/instant.ts'
import type { Opening } from '../domain/opening.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { nextStep } from '../domain/time/steps.ts'
import { daysAfter, type On, type Step, type Story } from './story.ts'

/** Where a story is played: a server whose time skips, one complaint on it, and who works there. */
export type Stage = {
  now: () => Promise<Instant>
  /** Lets time pass until just after an instant. */
  until: (at: Instant) => Promise<void>
  begin: (opening: Opening) => Promise<void>
  ask: (commands: readonly Command[], by: Actor) => Promise<unknown>
  view: () => Promise<Complaint>
  /** The keys of the notices that the complaint wants to hear have gone out. */
  wanted: () => Promise<readonly string[]>
}

export type Playing = {
  id: string
  policy: Policy
  calendar: Calendar
  /** Told of each step before it happens. */
  heard?: (step: Step, at: Instant) => void
}

/** Working weeks without holidays, so that a story is the same in whatever year it is told. */
const withoutHolidays = (calendar: Calendar): Calendar => ({
  ...calendar,
  ...{ version: `${calendar.id}-weeks`, holidays: {}, makeupWorkdays: {}, fixedHolidays: [] },
  ...{ coversUntil: '2199-12-31', settledUntil: '2199-12-31' },
})

/** Begins to play a story from the next Monday. */
export async function tell<Name extends string>(story: Story<Name>, stage: Stage, playing: Playing) {
  const on = daysAfter(await stage.now())
  const names = Object.keys(story.steps) as Name[]
  const confirm = confirming(stage)
  const play = async (step: Step, isFirst: boolean) => {
    const at = on(...step.at)
    playing.heard?.(step, at)
    await stage.until(at)
    if (isFirst) await stage.begin(openingOf(story, { on, registeredAt: await stage.now() }, playing))
    await settled(stage)
    for (const { by, commands } of step.does ?? [])
      await stage.ask(typeof commands === 'function' ? commands(on) : commands, by)
    await confirm()
  }
  let next = 0
  return {
    on,
    /** Goes on until this step is done. */
    to: async (name: Name) => {
      for (const until = names.indexOf(name); next <= until; next++)
        await play(story.steps[names[next]!], next === 0)
    },
  }
}

type Begun = { on: On; registeredAt: Instant }

function openingOf(
  { opening }: Story,
  { on, registeredAt }: Begun,
  { id, policy, calendar }: Playing,
): Opening {
  const receivedAt = on(...opening.receivedAt)
  return {
    ...opening,
    ...{ id, number: id, kind: 'complaint', policy, receivedAt, registeredAt },
    calendar: trimmed(withoutHolidays(calendar), receivedAt),
  }
}

/** The courier, who has sent every letter at once. */
const courier: Actor = { id: 'courier', role: 'system' }

/** Tells the complaint of each letter once that it has gone out. */
function confirming(stage: Stage): () => Promise<void> {
  const confirmed = new Set<string>()
  return async () => {
    for (const key of await stage.wanted()) {
      if (confirmed.has(key)) continue
      confirmed.add(key)
      await stage.ask([{ type: 'confirmNotice', key, sentAt: await stage.now() }], courier)
    }
  }
}

const LOOK_EVERY_MS = 20

/** Until nothing is due any more: tasks take a moment after their timer. */
async function settled(stage: Stage): Promise<void> {
  while ((await dueAt(stage)) < (await stage.now())) await delay(LOOK_EVERY_MS)
}

async function dueAt(stage: Stage): Promise<Instant> {
  const complaint = await stage.view()
  return (complaint.archivedAt === undefined && nextStep(complaint)?.at) || Infinity
}
