import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconPlus, IconPrinter } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { PRODUCT } from '../../words/product.ts'
import { spelled } from '../../words/telling/spelled.ts'
import { serverNow } from '../asking/server-clock.ts'
import { Failed, Loaded } from '../parts/states.tsx'
import { clockText } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import type { TakenIn, Taking } from './use-taking-in.ts'
import { useSay } from './words.ts'

type Shown = Taking & { next: () => void }

/** What the customer is given: told once, big, to be read out or printed. */
export function Slip({ taken, failure, submit, next }: Shown) {
  if (!taken && failure) return <Failed error={failure} again={submit} />
  return (
    <Loaded of={{ data: taken, error: null, isFetching: true, refetch: submit }}>
      {(told) => <Told taken={told} next={next} />}
    </Loaded>
  )
}

type Telling = { taken: TakenIn; next: () => void }

function Told({ taken, next }: Telling) {
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Stack maw={760} gap="md">
      <Title order={1} size="h3" ref={heading} tabIndex={-1} className="slip-heading">
        {say('slipOf')}
      </Title>
      <Paper taken={taken} />
      {taken.lookupSecret !== undefined && (
        <Alert color="orange" data-no-print p="xs">
          {say('onlyOnce')}
        </Alert>
      )}
      <WaysOn taken={taken} next={next} />
    </Stack>
  )
}

/** What is printed. */
function Paper({ taken: { number, lookupSecret } }: Pick<Telling, 'taken'>) {
  const [say, language] = [useSay(), useLanguage()]
  return (
    <Card withBorder padding="lg" className="slip">
      <Stack gap="md">
        <Text className="slip-sender">
          {[PRODUCT[language], say('slip'), clockText(serverNow())].join(' · ')}
        </Text>
        <Code label={say('number')} code={number} />
        {lookupSecret === undefined ? (
          <Text>{say('noSecret')}</Text>
        ) : (
          <Code label={say('secret')} code={lookupSecret} />
        )}
        <Text size="sm">
          {say('lookUp')} <b>{`${location.origin}/progress`}</b>
        </Text>
        {lookupSecret !== undefined && <Text size="sm">{say('keepIt')}</Text>}
      </Stack>
    </Card>
  )
}

function WaysOn({ taken: { id }, next }: Telling) {
  const say = useSay()
  return (
    <Group data-no-print>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={next}>
        {say('next')}
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => print()}>
        {say('print')}
      </Button>
      <Button
        variant="default"
        component={Link}
        to={`/complaints/${id}`}
        rightSection={<IconArrowRight size={16} aria-hidden />}
        onClick={next}
      >
        {say('open')}
      </Button>
    </Group>
  )
}

/** In groups, each with how it is read out below it. */
function Code({ label, code }: { label: string; code: string }) {
  const language = useLanguage()
  const groups = spelled(code, language)
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text className="slip-code" aria-hidden>
        {code}
      </Text>
      <ol className="slip-groups" aria-label={label}>
        {groups.map(({ written, spoken }, index) => (
          <li key={index}>
            <span className="slip-written" aria-hidden>
              {written}
            </span>
            <span className="slip-spoken">{spoken}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
