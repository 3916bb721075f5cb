import { Stack, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { minuteMs } from '../../domain/instant.ts'
import { useAsk, queries } from '../asking/use-ask.ts'
import { useLive } from '../asking/use-live.ts'
import { useNameOf } from '../parts/names.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { DepartmentChoice } from './department-choice.tsx'
import { changesLoad, type Load } from './lists.ts'
import { LoadTable } from './load-table.tsx'
import { ReassignAll } from './reassign-all.tsx'
import { useSay } from './words.ts'

/** Who has how much to do, department by department, as it changes. */
export function LoadView() {
  const [say, navigate] = [useSay(), useNavigate()]
  const { department }: { department?: string } = useSearch({ strict: false })
  useLive(['getTeamLoad'], changesLoad)
  const query = department === undefined ? {} : { department }
  const load = useAsk('getTeamLoad', { query }, { everyMs: minuteMs, keepsPrevious: true })
  const [given, give] = useState<Load>()
  return (
    <Stack gap="md">
      <DepartmentChoice
        department={department}
        choose={(chosen) => void navigate({ to: '/team', search: { department: chosen }, replace: true })}
      />
      <Loaded of={load}>
        {({ data }) =>
          data.length === 0 ? <Empty>{say('nobody')}</Empty> : <Departments loads={data} give={give} />
        }
      </Loaded>
      {given && (
        <ReassignAll
          load={given}
          close={() => {
            give(undefined)
            void queries.invalidateQueries({ queryKey: ['getTeamLoad'] })
          }}
        />
      )}
    </Stack>
  )
}

type Shown = { loads: readonly Load[]; give: (load: Load) => void }

function Departments({ loads, give }: Shown) {
  const nameOf = useNameOf()
  const ids = [...new Set(loads.map(({ department }) => department))]
  return ids.map((id) => {
    const name = nameOf('departments', id)
    return (
      <Stack key={id} gap="xs" component="section" aria-label={name}>
        <Title order={2} size="h4">
          {name}
        </Title>
        <LoadTable label={name} loads={loads.filter(({ department }) => department === id)} give={give} />
      </Stack>
    )
  })
}
