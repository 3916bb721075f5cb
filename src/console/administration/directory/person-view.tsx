import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { fieldName } from '../../../words/fields.ts'
import { LANGUAGES } from '../../../words/languages.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { PresenceBadge } from '../../parts/presence-badge.tsx'
import { Loaded } from '../../parts/states.tsx'
import { WayBack } from '../../parts/way-back.tsx'
import { Facts } from '../../parts/facts.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay as useSayOfAll } from '../../words.ts'
import { Absences } from './absences.tsx'
import { Roles } from './held.tsx'
import { Matter, None, type Known } from './matter.tsx'
import { ToldInstead } from './told-instead.tsx'
import { useSay } from './words.ts'

/** One person: what they are here, who stands in for them, when they are away, and who is told meanwhile. */
export function PersonView({ id }: { id: string }) {
  const [say, person] = [useSay(), useAsk('getPerson', { params: { id } })]
  return (
    <Stack gap="sm">
      <WayBack to="/administration/people" label={say('back')} />
      <Loaded of={person}>{(known) => <Shown person={known} />}</Loaded>
    </Stack>
  )
}

function Shown({ person }: { person: Known }) {
  return (
    <>
      <Head person={person} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
        <Held person={person} />
        <Deputies person={person} />
        <Absences person={person} />
        <ToldInstead key={person.absences.map(({ id }) => id).join()} person={person} />
      </SimpleGrid>
    </>
  )
}

function Head({ person }: { person: Known }) {
  const [say, sayOfAll, language] = [useSay(), useSayOfAll(), useLanguage()]
  const { id, name, email, language: writes, active } = person
  return (
    <Group justify="space-between" align="start">
      <Stack gap={4}>
        <Group gap="xs">
          <Title order={2} size="h4">
            {name}
          </Title>
          <PresenceBadge of={person} />
        </Group>
        <Facts
          of={[
            [fieldName('id', language), id],
            [fieldName('email', language), email],
            [fieldName('language', language), wordIn(LANGUAGES, writes, language)],
          ]}
        />
      </Stack>
      <Group gap="xs">
        <Act
          operation="savePerson"
          label={sayOfAll('change')}
          title={say('changePerson')}
          given={{ name, email, language: writes, active }}
          settled={{ id }}
        />
        <Act
          operation="revokeSessions"
          label={say('signOutEverywhere')}
          about={say('signOutAbout')}
          settled={{ person: id }}
        />
      </Group>
    </Group>
  )
}

function Held({ person: { id, roles } }: { person: Known }) {
  const [say, sayOfAll, language] = [useSay(), useSayOfAll(), useLanguage()]
  const given = {
    roles: roles.map(({ role, department }) => ({ role, ...(department !== null && { department }) })),
  }
  const act = (
    <Act
      operation="setRoles"
      label={sayOfAll('change')}
      title={say('setRoles')}
      about={say('wholeList')}
      params={{ id }}
      given={given}
    />
  )
  return (
    <Matter title={fieldName('roles', language)} act={act}>
      {roles.length > 0 ? <Roles of={roles} /> : <None>{say('noRole')}</None>}
    </Matter>
  )
}

function Deputies({ person: { id, deputies } }: { person: Known }) {
  const [say, sayOfAll, language, nameOf] = [useSay(), useSayOfAll(), useLanguage(), useNameOf()]
  const act = (
    <Act
      operation="setDeputies"
      label={sayOfAll('change')}
      title={say('setDeputies')}
      about={say('wholeList')}
      params={{ id }}
      given={{ deputies }}
    />
  )
  return (
    <Matter title={fieldName('deputies', language)} act={act}>
      {deputies.length > 0 ? (
        <Text size="sm">{deputies.map((one) => nameOf('people', one)).join(' → ')}</Text>
      ) : (
        <None>{say('noDeputy')}</None>
      )}
    </Matter>
  )
}
