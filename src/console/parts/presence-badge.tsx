import { Badge } from '@mantine/core'
import { PRESENCES } from '../../words/people.ts'
import type { Answer } from '../asking/contract.ts'
import { useLanguage } from '../shell/preferences.ts'

type Person = Answer<'listPeople'>['data'][number]

/** Whether somebody is here, away, or has left. */
export function PresenceBadge({ of: { active, absent } }: { of: Pick<Person, 'active' | 'absent'> }) {
  const language = useLanguage()
  const [color, presence] = active
    ? absent
      ? ['orange', 'away' as const]
      : ['teal', 'here' as const]
    : ['gray', 'left' as const]
  return (
    <Badge variant={active ? 'light' : 'outline'} color={color} radius="sm" tt="none" miw="max-content">
      {PRESENCES[presence][language]}
    </Badge>
  )
}
