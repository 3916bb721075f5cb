import { Anchor, Select } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ROLES } from '../../../words/people.ts'
import { fieldName } from '../../../words/fields.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { PresenceBadge } from '../../parts/presence-badge.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { Roles, useHeldName, type Person } from './held.tsx'
import { useSay as useSayOfAll } from '../words.ts'
import { useSay } from './words.ts'

const BASE = '/administration/people'

export function PeopleList() {
  const people = useAsk('listPeople')
  return <Loaded of={people}>{({ data }) => <Listed people={data} />}</Loaded>
}

function Listed({ people }: { people: readonly Person[] }) {
  const [say, sayOfAll] = [useSay(), useSayOfAll()]
  const [role, setRole] = useState<string | null>(null)
  const [department, setDepartment] = useState<string | null>(null)
  const heldName = useHeldName()
  const nameOf = useNameOf()
  const fits = (one: Person) =>
    one.roles.length === 0 && role === null && department === null
      ? true
      : one.roles.some(
          (held) =>
            (role === null || held.role === role) &&
            (department === null || held.department === null || held.department === department),
        )
  const found = people.filter(fits)
  return (
    <DataTable
      label={sayOfAll('people')}
      rows={found}
      columns={useColumns()}
      keyOf={({ id }) => id}
      textOf={({ id, name, email, roles, deputies }) =>
        [id, name, email, ...roles.map(heldName), ...deputies.map((one) => nameOf('people', one))].join(' ')
      }
      empty={say('noPeople')}
      minWidth={720}
      tools={<Tools {...{ people, role, setRole, department, setDepartment }} />}
    />
  )
}

type Tooling = {
  people: readonly Person[]
  role: string | null
  setRole: (role: string | null) => void
  department: string | null
  setDepartment: (department: string | null) => void
}

function Tools({ people, role, setRole, department, setDepartment }: Tooling) {
  const [say, language, nameOf, navigate] = [useSay(), useLanguage(), useNameOf(), useNavigate()]
  const held = people.flatMap(({ roles }) => roles)
  const each = (values: readonly (string | null)[]) => [
    ...new Set(values.filter((one): one is string => one !== null)),
  ]
  const choices = (values: string[], of: (value: string) => string) =>
    values.map((value) => ({ value, label: of(value) }))
  const filter = { size: 'xs', clearable: true, w: 140 } as const
  return (
    <>
      <Select
        {...filter}
        placeholder={say('anyRole')}
        aria-label={fieldName('role', language)}
        data={choices(each(held.map((one) => one.role)), (one) => wordIn(ROLES, one, language))}
        value={role}
        onChange={setRole}
      />
      <Select
        {...filter}
        placeholder={say('anyDepartment')}
        aria-label={fieldName('department', language)}
        data={choices(each(held.map((one) => one.department)), (one) => nameOf('departments', one))}
        value={department}
        onChange={setDepartment}
      />
      <Act
        operation="savePerson"
        label={say('addPerson')}
        variant="filled"
        given={{ active: true }}
        done={(answer) =>
          void navigate({ to: `${BASE}/${encodeURIComponent((answer as { id: string }).id)}` })
        }
      />
    </>
  )
}

function useColumns(): Column<Person>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return [
    {
      head: say('personName'),
      cell: ({ id, name }) => (
        <Anchor component={Link} to={`${BASE}/${encodeURIComponent(id)}`} size="sm">
          {name}
        </Anchor>
      ),
    },
    { head: fieldName('id', language), cell: ({ id }) => id },
    { head: fieldName('roles', language), cell: ({ roles }) => <Roles of={roles} /> },
    {
      head: fieldName('deputies', language),
      cell: ({ deputies }) => deputies.map((one) => nameOf('people', one)).join(' → '),
    },
    { head: say('state'), cell: (one) => <PresenceBadge of={one} /> },
    { head: say('openComplaints'), cell: ({ openComplaints }) => openComplaints, isNumber: true },
  ]
}
