import { Fieldset, Grid, Stack, Text } from '@mantine/core'
import { COMMANDS } from '../../words/commands.ts'
import type { FieldFault } from '../asking/failure.ts'
import { useAsk } from '../asking/use-ask.ts'
import type { Known } from '../dialogs/choosing.ts'
import { FieldInput } from '../dialogs/field-input.tsx'
import { FormOf } from '../dialogs/form.tsx'
import { fieldsOf, type Schema } from '../dialogs/schema.ts'
import { isEmpty } from '../dialogs/value.ts'
import { useLanguage } from '../shell/preferences.ts'
import { CategoryInput, FromCategory } from './category-input.tsx'
import type { Drafting } from './draft.ts'
import { commandsIn, FIRST, valueOf, type First } from './intake.ts'
import { categoriesFor, isFree, type Policies } from './selecting.ts'
import { useIntakeForm } from './script/use-intake-form.ts'
import { useSay } from './words.ts'

type Editing = Pick<Drafting, 'draft' | 'change'>
type Shown = Editing & {
  policies: Policies
  bodies: Readonly<Record<string, Schema>>
  known: Known
  faults: readonly FieldFault[]
}

/** What is asked for on the telephone; the rest of a command has its dialog at the complaint. */
const ASKED: Readonly<Record<First, readonly string[]>> = {
  acknowledge: ['method', 'said'],
  classify: ['impact', 'risk', 'complexity', 'urgency', 'nature'],
  assign: ['department', 'person'],
  bookAppointment: ['startsAt', 'storeId', 'place', 'title'],
}

type Span = Readonly<Record<string, number>>

/** How wide they are; the rest stands side by side. */
const SPANS: { readonly [T in First]?: Readonly<Record<string, Span>> } = {
  acknowledge: { method: { base: 12, xs: 3 }, said: { base: 12, xs: 9 } },
  assign: { department: { base: 12, xs: 6 }, person: { base: 12, xs: 6 } },
  bookAppointment: Object.fromEntries(
    ['startsAt', 'storeId', 'place', 'title'].map((name) => [name, { base: 12, xs: 6 }]),
  ),
}

/** The first commands, in the same form: what is filled in goes along. */
export function FirstSteps({ draft, change, policies, bodies, known, faults }: Shown) {
  const say = useSay()
  const form = useIntakeForm(policies, draft)
  // What was typed already stays in sight, for it goes along.
  const offered = FIRST.filter(
    (type) => type !== 'bookAppointment' || form.data?.appointment || !isEmpty(draft.commands[type]),
  )
  return (
    <Stack gap="sm" className="intake-steps">
      <Text size="sm" fw={600}>
        {say('firstSteps')}
        <Text span size="xs" c="dimmed" ml="xs" fw={400}>
          {say('firstStepsHow')}
        </Text>
      </Text>
      {offered.map((type) => (
        <FormOf key={type} form={{ operation: type, known, faults }}>
          <Step {...{ type, draft, change, policies }} schema={bodies[type]!} />
        </FormOf>
      ))}
    </Stack>
  )
}

type Stepping = Editing & { type: First; policies: Policies; schema: Schema }

function Step({ type, draft, change, policies, schema }: Stepping) {
  const [say, language] = [useSay(), useLanguage()]
  const fields = fieldsOf(schema).filter(({ name }) => ASKED[type].includes(name))
  // As a fault names it: its place among those that go along.
  const index = commandsIn(draft).findIndex((one) => one.type === type)
  const value = valueOf(draft, type)
  const put = (name: string) => (given: unknown) =>
    change({ commands: { ...draft.commands, [type]: { ...draft.commands[type], [name]: given } } })
  const at = (name: string) => `/commands/${index}/${name}`
  return (
    <Fieldset legend={COMMANDS[type][language]} p="sm">
      <Stack gap="xs">
        {type === 'classify' && (
          <Categories {...{ draft, policies }} at={at('category')} onChange={put('category')} />
        )}
        <Grid gap="sm">
          {fields.map((field) => (
            <Grid.Col key={field.name} span={SPANS[type]?.[field.name] ?? { base: 12, xs: 6, lg: 2.4 }}>
              <FieldInput
                field={{ ...field, required: false }}
                at={at(field.name)}
                value={value[field.name]}
                onChange={put(field.name)}
              />
            </Grid.Col>
          ))}
        </Grid>
        {type === 'assign' && (
          <Text size="xs" c="dimmed">
            {say('byItself')}
          </Text>
        )}
      </Stack>
    </Fieldset>
  )
}

type Choosing = Pick<Stepping, 'draft' | 'policies'> & { at: string; onChange: (value: unknown) => void }

function Categories({ draft, policies, at, onChange }: Choosing) {
  const lists = useAsk('listCategories', {}, { freshMs: 60_000 })
  const choosable = categoriesFor(policies, lists.data?.data ?? [], draft)
  const value = draft.commands.classify?.['category'] as string | undefined
  const chosen = choosable.flatMap(({ categories }) => categories).find(({ id }) => id === value)
  return (
    <>
      <CategoryInput {...{ at, value, onChange, choosable }} isFree={isFree(policies, draft)} />
      <FromCategory category={chosen} />
    </>
  )
}
