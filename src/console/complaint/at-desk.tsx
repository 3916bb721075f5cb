import { Stack } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { CommandType, ComplaintShown } from '../asking/contract.ts'
import { CommandDialog } from '../dialogs/command-dialog.tsx'
import type { Value } from '../dialogs/value.ts'
import { useCalendar } from '../parts/use-left.ts'
import { ClockDialog } from './clocks/clock-dialog.tsx'
import { Composer } from './composer/composer.tsx'
import { DeskContext, type ClockAsked, type Desk, type Writing } from './desk.tsx'
import { Header } from './header/header.tsx'
import { Sides } from './sides.tsx'
import { Steps } from './steps/steps.tsx'
import { SuggestionLine } from './suggestion/suggestion.tsx'
import { useSuggestion, type Suggestion } from './suggestion/use-suggestion.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { Timeline } from './timeline/timeline.tsx'
import './complaint.css'

type Asked = { type: CommandType; given?: Value }

/** A complaint that somebody is at work on. */
export function AtDesk({ complaint }: { complaint: ComplaintShown }) {
  const calendar = useCalendar(complaint.calendar)
  const [asked, setAsked] = useState<Asked>()
  const [writing, setWriting] = useState<Writing>()
  const suggestion = useSuggestion(complaint)
  const [clock, setClock] = useState<ClockAsked>()
  const desk = useMemo<Desk>(
    () => ({
      complaint,
      calendar,
      suggestion,
      may: (type) => complaint.allowedActions.includes(type),
      ask: (type, given) => setAsked({ type, ...(given && { given }) }),
      write: setWriting,
      explain: setClock,
    }),
    [complaint, calendar, suggestion],
  )
  useDeskKeys(desk)
  return (
    <DeskContext value={desk}>
      <Stack gap="sm">
        <Header />
        <SuggestionLine />
        <Steps />
        <Sides
          main={
            <>
              <Timeline />
              <Composer writing={writing} setWriting={setWriting} />
            </>
          }
        />
      </Stack>
      {asked && <Answering {...{ asked, complaint, suggestion }} close={() => setAsked(undefined)} />}
      {clock && <ClockDialog {...clock} close={() => setClock(undefined)} />}
    </DeskContext>
  )
}

type Answered = {
  asked: Asked
  complaint: ComplaintShown
  suggestion: Suggestion | undefined
  close: () => void
}

/** The dialog of a command. Whoever classifies says what had been suggested, too. */
function Answering({ asked: { type, given }, suggestion, ...shown }: Answered) {
  const suggested = type === 'classify' && suggestion && { suggested: suggestion.suggested }
  const filled = given || suggested ? { given: { ...given, ...suggested } } : {}
  return <CommandDialog type={type} {...filled} {...shown} />
}
