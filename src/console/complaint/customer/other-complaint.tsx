import { Anchor, Badge, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { OUTCOMES, STAGES } from '../../../words/stages.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useNameOf } from '../../parts/names.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'

type Other = {
  id?: string
  number: string
  stage: string
  outcome?: string | null
  subject?: string
  department: string | null
  receivedAt?: string
}

/** Another complaint in two lines; one that lies elsewhere has no more than a number and a stage. */
export function OtherComplaint({ of, marks, action }: { of: Other; marks: string[]; action?: ReactNode }) {
  const [language, nameOf] = [useLanguage(), useNameOf()]
  const { id, number, stage, outcome, subject, department, receivedAt } = of
  const told = [wordIn(STAGES, stage, language), outcome && wordIn(OUTCOMES, outcome, language)]
  return (
    <div>
      <Group gap={6} justify="space-between" wrap="nowrap">
        {id === undefined ? (
          <Text size="sm">{number}</Text>
        ) : (
          <Anchor component={Link} to={`/complaints/${id}`} size="sm" truncate>
            {subject}
          </Anchor>
        )}
        {action}
      </Group>
      <Group gap={6}>
        <Text size="xs" c="dimmed">
          {[id && number, ...told, department && nameOf('departments', department)]
            .filter(Boolean)
            .join(' · ')}
          {receivedAt && (
            <>
              {' · '}
              <When at={receivedAt} />
            </>
          )}
        </Text>
        {marks.map((mark) => (
          <Badge key={mark} size="xs" variant="default" tt="none" radius="sm">
            {mark}
          </Badge>
        ))}
      </Group>
    </div>
  )
}
