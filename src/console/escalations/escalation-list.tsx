import { Stack, Table, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../asking/me.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { usePageKeys } from '../shell/keys/use-page-keys.ts'
import { EscalationDialog, isFor, type Act } from './dialogs.tsx'
import { EscalationRow } from './escalation-row.tsx'
import type { Going, Line } from './going.ts'
import { useLines, type View } from './use-lines.ts'
import { useSay } from './words.ts'

type Open = { act: Act; of: Going }

/** What nobody has accepted first; each with what its reader may do about it, by a press or by a key. */
export function EscalationList({ view }: { view: View }) {
  const say = useSay()
  const { asked, lines, hold, letGo } = useLines(view)
  const [open, setOpen] = useState<Open>()
  const [selected, select] = useState<string>()
  useActs({ lines, selected, select, begin: setOpen })
  return (
    <Loaded of={asked}>
      {({ nextCursor }) => (
        <>
          {lines.length === 0 ? (
            <Empty>{say('none')}</Empty>
          ) : (
            <Stack gap="xs" onPointerEnter={hold} onPointerLeave={letGo}>
              <Lines {...{ lines, selected, select }} begin={setOpen} />
              {nextCursor !== undefined && <Text size="sm">{say('moreThere')}</Text>}
            </Stack>
          )}
          {open && <EscalationDialog {...open} close={() => setOpen(undefined)} />}
        </>
      )}
    </Loaded>
  )
}

type Choosing = {
  lines: readonly Line[]
  selected: string | undefined
  select: (id: string) => void
  begin: (open: Open) => void
}

function Lines({ lines, selected, select, begin }: Choosing) {
  const say = useSay()
  return (
    <div className="lines">
      <Table highlightOnHover verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {(['level', 'complaint', 'about', 'lapsed', 'next', 'actions'] as const).map((word) => (
              <Table.Th key={word}>{say(word)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <EscalationRow
              key={line.id}
              line={line}
              isSelected={line.id === selected}
              select={() => select(line.id)}
              begin={(act) => begin({ act, of: line })}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

const KEYS = { a: 'accept', t: 'takeOver', d: 'delegate', r: 'resolve', s: 'supervise' } as const

/** By keys: the line that is selected, or else the first. */
function useActs({ lines, selected, select, begin }: Choosing): void {
  const [may, navigate] = [useMay(), useNavigate()]
  const at = Math.max(
    0,
    lines.findIndex(({ id }) => id === selected),
  )
  const move = (by: number) => {
    const next = lines[selected === undefined ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))]
    if (next) select(next.id)
  }
  const open = () => {
    const line = lines[at]
    if (line) void navigate({ to: '/complaints/$id', params: { id: line.complaint.id } })
  }
  const acts = Object.entries(KEYS).map(([key, act]) => [
    key,
    () => {
      const line = lines[at]
      if (line && !line.isGone && isFor(act, line, may)) begin({ act, of: line })
    },
  ])
  usePageKeys({ j: () => move(1), k: () => move(-1), Enter: open, o: open, ...Object.fromEntries(acts) })
}
