import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { listed } from '../../words/languages.ts'
import { LIKENESSES, RELATIONS } from '../../words/matters.ts'
import { STAGES } from '../../words/stages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { useNameOf } from '../parts/names.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { callerKey, CallerLine } from './caller-input.tsx'
import type { Alike, Caller, Found } from './use-found.ts'
import { useSay } from './words.ts'

/** Their latest: the rest is found in the queue. */
const shownOf = ({ complaints }: Caller) => complaints.slice(0, 4)

/** Who is calling, and what was told like this before: beside the form, where it moves nothing. */
export function Beside({ found }: { found: Found }) {
  const say = useSay()
  const { callers, isAsked, isAlikeAsked } = found
  const alike = besideTheirs(found)
  return (
    <div className="intake-beside">
      <Stack gap="sm" className="intake-found">
        <Card withBorder padding="sm" component="section" aria-label={say('callers')}>
          <Heading>{say('callers')}</Heading>
          <div aria-live="polite">
            {!isAsked && <Hint>{say('callersFor')}</Hint>}
            {isAsked && callers.length === 0 && <Hint>{say('nobodyKnown')}</Hint>}
            <Stack gap="sm">
              {callers.map((caller) => (
                <Known key={callerKey(caller)} caller={caller} />
              ))}
            </Stack>
          </div>
        </Card>
        <Card withBorder padding="sm" component="section" aria-label={say('alike')}>
          <Heading>{say('alike')}</Heading>
          <div aria-live="polite">
            {!isAlikeAsked && <Hint>{say('alikeFor')}</Hint>}
            {isAlikeAsked && alike.length === 0 && <Hint>{say('noneAlike')}</Hint>}
            <Stack gap="xs">
              {alike.map((one) => (
                <Like key={one.id} one={one} />
              ))}
            </Stack>
          </div>
        </Card>
      </Stack>
    </div>
  )
}

/** What is no more than another one of theirs stands with them already. */
function besideTheirs({ callers, alike }: Found): Alike[] {
  const theirs = new Set(callers.flatMap(shownOf).map(({ number }) => number))
  return alike.filter(({ relation, number }) => relation !== 'related' || !theirs.has(number))
}

const Heading = ({ children }: { children: ReactNode }) => (
  <Title order={2} size="h5" mb="xs">
    {children}
  </Title>
)

const Hint = ({ children }: { children: ReactNode }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
)

/** Their complaints, what is open first. */
function Known({ caller }: { caller: Caller }) {
  return (
    <Stack gap={4}>
      <CallerLine caller={caller} />
      {shownOf(caller).map((one) => (
        <Line key={one.number} {...one} {...('id' in one ? { at: one.receivedAt } : {})} />
      ))}
    </Stack>
  )
}

function Like({ one: { relation, reasons, receivedAt, ...one } }: { one: Alike }) {
  const language = useLanguage()
  return (
    <Stack gap={0}>
      <Group gap="xs">
        <Badge
          size="sm"
          variant="light"
          radius="sm"
          tt="none"
          color={relation === 'related' ? 'gray' : 'orange'}
        >
          {RELATIONS[relation][language]}
        </Badge>
        <Text size="xs" c="dimmed">
          {listed(
            reasons.map((reason) => LIKENESSES[reason][language]),
            language,
          )}
        </Text>
      </Group>
      <Line {...one} at={receivedAt} />
    </Stack>
  )
}

type Line = {
  id?: string
  number: string
  stage: string
  subject?: string
  department: string | null
  at?: string
}

/** Opened beside what is being typed. Of what lies elsewhere no more than where. */
function Line({ id, number, stage, subject, department, at }: Line) {
  const [language, nameOf] = [useLanguage(), useNameOf()]
  return (
    <div>
      <Group gap={6} wrap="nowrap" justify="space-between" className="intake-line">
        {id === undefined ? (
          <Text size="sm">{number}</Text>
        ) : (
          <Anchor component={Link} to={`/complaints/${id}`} target="_blank" size="sm">
            {number}
          </Anchor>
        )}
        <Text size="xs" c="dimmed" truncate>
          {wordIn(STAGES, stage, language)} <When at={at} />
        </Text>
      </Group>
      <Text size="sm" truncate>
        {subject ?? nameOf('departments', department)}
      </Text>
    </div>
  )
}
