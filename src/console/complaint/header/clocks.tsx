import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { ComplaintShown, RunShown } from '../../asking/contract.ts'
import { ClockChip } from '../../parts/clock-chip.tsx'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'

type Run = { name: string; run: RunShown }

/** Every clock that runs, the nearest due first. */
export const runningOf = ({ clocks }: ComplaintShown): Run[] =>
  clocks
    .flatMap(({ name, ongoing, earlierOngoing = [] }) =>
      [...earlierOngoing, ...(ongoing ? [ongoing] : [])].map((run) => ({ name, run })),
    )
    .toSorted((one, other) => (one.run.breachTime < other.run.breachTime ? -1 : 1))

/** Those that have ended, the latest first. */
export const endedOf = ({ clocks }: ComplaintShown): Run[] =>
  clocks
    .flatMap(({ name, completed }) => completed.map((run) => ({ name, run })))
    .toSorted((one, other) => ((one.run.stopTime ?? '') > (other.run.stopTime ?? '') ? -1 : 1))

/** All clocks as chips: the ended ones behind a button. */
export function Clocks() {
  const say = useSay()
  const { complaint, calendar, explain } = useDesk()
  const [isOpen, setOpen] = useState(false)
  const ended = endedOf(complaint)
  const chip = ({ name, run }: Run) => (
    <ClockChip
      key={`${name} ${run.cycle} ${run.n}`}
      {...{ name, run, calendar }}
      open={() => explain({ name, cycle: run.cycle, n: run.n })}
    />
  )
  return (
    <Group gap={6} mih={24}>
      {runningOf(complaint).map(chip)}
      {isOpen && ended.map(chip)}
      {ended.length > 0 && (
        <Button variant="subtle" size="compact-xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say('endedClocks')} {ended.length}
        </Button>
      )}
    </Group>
  )
}
