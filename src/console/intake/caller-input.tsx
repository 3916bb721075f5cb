import { Badge, Combobox, Group, Text, TextInput, useCombobox, type ComboboxStore } from '@mantine/core'
import { SAMENESSES } from '../../words/findings.ts'
import { useFault, useForm } from '../dialogs/form.tsx'
import type { Input } from '../dialogs/input.ts'
import { labelOf } from '../dialogs/labels.ts'
import { useLanguage } from '../shell/preferences.ts'
import type { Caller } from './use-found.ts'
import { useSay } from './words.ts'

type Shown = { input: Input; callers: readonly Caller[]; pick: (caller: Caller) => void }

/** Whoever is known by what is being typed is offered below it: arrows and Enter take them. */
export function CallerInput({ input, callers, pick }: Shown) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const named = callers.filter(({ name }) => name !== undefined)
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(index) => {
        pick(named[Number(index)]!)
        combobox.closeDropdown()
      }}
    >
      <Typed input={input} combobox={combobox} />
      <Combobox.Dropdown hidden={named.length === 0 || !input.value}>
        <Combobox.Options>
          {named.map((caller, index) => (
            <Combobox.Option key={callerKey(caller)} value={String(index)}>
              <CallerLine caller={caller} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function Typed({ input, combobox }: { input: Input; combobox: ComboboxStore }) {
  const { field, at, value, onChange } = input
  const { known } = useForm()
  return (
    <Combobox.Target>
      <TextInput
        label={input.label ?? labelOf(field.name, known.language)}
        description={input.hint}
        withAsterisk={field.required}
        error={useFault(at)}
        name={at}
        type={field.name === 'phone' ? 'tel' : 'text'}
        autoComplete="off"
        value={(value as string | undefined) ?? ''}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value)
          combobox.openDropdown()
        }}
        onBlur={() => combobox.closeDropdown()}
        onClick={() => combobox.openDropdown()}
      />
    </Combobox.Target>
  )
}

export const callerKey = ({ complaints }: Caller): string => complaints.map(({ number }) => number).join()

/** Who it may be, and how many complaints of theirs are open. */
export function CallerLine({ caller: { sameness, name, phone, email, open } }: { caller: Caller }) {
  const [say, language] = [useSay(), useLanguage()]
  return (
    <Group gap="4px 8px">
      <Badge size="sm" variant="light" radius="sm" tt="none" color={sameness === 'certain' ? 'teal' : 'gray'}>
        {SAMENESSES[sameness][language]}
      </Badge>
      <Text size="sm" fw={600}>
        {name ?? say('elsewhere')}
      </Text>
      <Text size="sm" c="dimmed" flex={1}>
        {[phone, email].filter(Boolean).join(' · ')}
      </Text>
      {open > 0 && (
        <Badge size="sm" variant="light" radius="sm" tt="none" color="orange">
          {say('openOnes')} {open}
        </Badge>
      )}
    </Group>
  )
}
