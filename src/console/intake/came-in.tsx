import { Fieldset, Select, SimpleGrid } from '@mantine/core'
import { fieldName } from '../../words/fields.ts'
import { COLON } from '../../words/languages.ts'
import { useMe } from '../asking/me.ts'
import { serverNow } from '../asking/server-clock.ts'
import { FieldInput } from '../dialogs/field-input.tsx'
import { fieldsOf, type Schema } from '../dialogs/schema.ts'
import { usePolicyTitle } from '../parts/names.tsx'
import { clockText } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import type { Drafting } from './draft.ts'
import { nameable, policyIdOf, type Policies } from './selecting.ts'
import { useSay } from './words.ts'

type Shown = Pick<Drafting, 'draft' | 'change'> & { schema: Schema; policies: Policies }

/** How it came, as what, when, and by which policy it will be handled. */
export function CameIn({ draft, change, schema, policies }: Shown) {
  const say = useSay()
  const fields = fieldsOf(schema)
  const { told } = draft
  const isWritten = told.channel !== 'phone' && told.channel !== 'store'
  const names = ['channel', 'kind', 'receivedAt', ...(isWritten ? ['messageId'] : [])]
  return (
    <Fieldset legend={say('cameIn')} p="sm">
      <SimpleGrid cols={{ base: 1, xs: 2, lg: isWritten ? 5 : 4 }} spacing="sm">
        {names.map((name) => (
          <FieldInput
            key={name}
            field={{
              ...fields.find((field) => field.name === name)!,
              required: name !== 'receivedAt' && name !== 'messageId',
            }}
            at={`/${name}`}
            value={told[name]}
            onChange={(value) => change({ told: { ...told, [name]: value } })}
          />
        ))}
        <PolicyInput {...{ draft, change, policies }} />
      </SimpleGrid>
    </Fieldset>
  )
}

/** The rules select one by themselves; another is named where somebody knows better. */
function PolicyInput({ draft, change, policies }: Omit<Shown, 'schema'>) {
  const [say, language, me, titleOf] = [useSay(), useLanguage(), useMe(), usePolicyTitle()]
  const today = clockText(serverNow()).slice(0, 10)
  const roles = me.held.map(({ role }) => role)
  const options = nameable(policies, draft.told.kind, roles, today)
  const { policyId, ...told } = draft.told
  return (
    <Select
      label={fieldName('policy', language)}
      data={options.map(({ id }) => ({ value: id, label: titleOf(id) }))}
      value={(policyId as string | undefined) ?? null}
      placeholder={`${say('byRules')}${COLON[language]}${titleOf(policyIdOf(policies, draft))}`}
      onChange={(chosen) => change({ told: { ...told, ...(chosen !== null && { policyId: chosen }) } })}
      searchable
      clearable
    />
  )
}
