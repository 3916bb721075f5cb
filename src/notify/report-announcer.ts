import type { Language } from '../domain/names.ts'
import { DeliveryFault, type LetterText, type Sender } from './letter.ts'

/** A way to tell management of a report. The report's id makes two announcements one: it may be told of twice. */
export type ReportAnnouncer = { name: string; announce(reportId: string): Promise<void> }

type Person = { id: string; language: Language; email: string | null }

type Ports = {
  /** Who is of management now. */
  people(): Promise<readonly Person[]>
  copies: {
    give(report: string, people: readonly string[]): Promise<void>
    of(report: string): Promise<readonly { person: string; mailedAt: unknown; mailFault: string | null }[]>
    recordMailed(mailed: { report: string; person: string; fault?: string }): Promise<void>
  }
  letterOf(report: string, language: Language): Promise<LetterText>
  send: Sender['send']
}

/** Long enough for a page to be handed over; whoever is silent longer is asked again. */
const SEND_WITHIN_MS = 60_000

/**
 * Management has a report in their inboxes, and by mail where they have an address. What fails is tried again by whoever
 * calls, for those who have it not yet: the same letter bears the same id. An address that will not do is written down.
 */
export function createReportAnnouncer({ people, copies, letterOf, send }: Ports): ReportAnnouncer {
  async function mailTo(report: string, { id: person, language, email }: Person): Promise<void> {
    if (email === null) return copies.recordMailed({ report, person, fault: 'No address is known.' })
    const letter = { ...(await letterOf(report, language)), id: `report/${report}/${person}`, language }
    try {
      await send(letter, email, AbortSignal.timeout(SEND_WITHIN_MS))
    } catch (error) {
      if (!(error instanceof DeliveryFault) || !error.isFinal) throw error
      return copies.recordMailed({ report, person, fault: error.message })
    }
    await copies.recordMailed({ report, person })
  }
  return {
    name: 'mail',
    async announce(report) {
      const all = await people()
      await copies.give(
        report,
        all.map(({ id }) => id),
      )
      const waiting = (await copies.of(report)).filter(({ mailedAt, mailFault }) => !mailedAt && !mailFault)
      const theirs = all.filter(({ id }) => waiting.some(({ person }) => person === id))
      // One whose mail server is down keeps the report from nobody else.
      const results = await Promise.allSettled(theirs.map((person) => mailTo(report, person)))
      for (const result of results) if (result.status === 'rejected') throw result.reason
    },
  }
}
