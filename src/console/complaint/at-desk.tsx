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
import { useDeskKeys } from './use-desk-keys.ts'
import { Timeline } from './timeline/timeline.tsx'
import './complaint.css'

type Asked = { type: CommandType; given?: Value }

/** A complaint that somebody is at work on. */
export function AtDesk({ complaint }: { complaint: ComplaintShown }) {
  const calendar = useCalendar(complaint.calendar)
  const [asked, setAsked] = useState<Asked>()
  const [writing, setWriting] = useState<Writing>()
  const [clock, setClock] = useState<ClockAsked>()
  const desk = useMemo<Desk>(
    () => ({
      complaint,
      calendar,
      may: (type) => complaint.allowedActions.includes(type),
      ask: (type, given) => setAsked({ type, ...(given && { given }) }),
      write: setWriting,
      explain: setClock,
    }),
    [complaint, calendar],
  )
  useDeskKeys(desk)
  return (
    <DeskContext value={desk}>
      <Stack gap="sm">
        <Header />
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
      {asked && <CommandDialog {...asked} complaint={complaint} close={() => setAsked(undefined)} />}
      {clock && <ClockDialog {...clock} close={() => setClock(undefined)} />}
    </DeskContext>
  )
}
