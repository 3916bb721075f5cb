import { Badge, Group } from '@mantine/core'
import { ROLES } from '../../../words/people.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Answer } from '../../asking/contract.ts'
import { useNameOf } from '../../parts/names.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from './words.ts'

export type Person = Answer<'listPeople'>['data'][number]
export type Held = Person['roles'][number]

/** What a role in a department is called. */
export function useHeldName(): (held: Held) => string {
  const [language, nameOf, say] = [useLanguage(), useNameOf(), useSay()]
  return ({ role, department }) =>
    `${wordIn(ROLES, role, language)} · ${department === null ? say('everywhere') : nameOf('departments', department)}`
}

/** The roles that somebody has. */
export function Roles({ of }: { of: readonly Held[] }) {
  const nameOf = useHeldName()
  return (
    <Group gap={4}>
      {of.map((held) => (
        <Badge key={nameOf(held)} variant="light" color="blue" radius="sm" tt="none">
          {nameOf(held)}
        </Badge>
      ))}
    </Group>
  )
}
