import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { fieldName } from '../../../words/fields.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { DUE_IN, type DueIn, type Filter, type Place } from '../address.ts'
import { useSay, type QueueWord } from '../words.ts'
import { useChoices, SELECTED, MORE, type SelectField } from './choices.ts'

type Set = Pick<Place, 'filter' | 'dueIn'>
type Shown = { place: Place; apply: (set: Set) => void }

/** What the list is picked by: chosen first, then asked for. */
export function FilterRow({ place, apply }: Shown) {
  const say = useSay()
  const [set, change] = useState<Set>({ filter: place.filter, dueIn: place.dueIn })
  const [isFolded, fold] = useState(true)
  const [isMore, showMore] = useState(() => MORE.some((field) => place.filter[field] !== undefined))
  const choose = (field: keyof Filter) => (value: string) => {
    const { [field]: _, ...rest } = set.filter
    change({ ...set, filter: value === '' ? rest : { ...rest, [field]: value } })
  }
  const part = (field: SelectField) => (
    <SelectPart key={field} field={field} value={set.filter[field]} choose={choose(field)} />
  )
  return (
    <form
      className="queue-filters"
      data-folded={isFolded || undefined}
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        apply(set)
      }}
    >
      <TextPart className="wide" label={say('words')} value={set.filter.text} choose={choose('text')} />
      {SELECTED.map(part)}
      <DuePart value={set.dueIn} choose={(dueIn) => change({ ...set, dueIn })} />
      {isMore &&
        MORE.map((field) =>
          isTyped(field) ? <TypedPart key={field} {...{ field, set, choose }} /> : part(field),
        )}
      <Foot reset={() => apply({ filter: {}, dueIn: undefined })}>
        <Fold isOpen={isMore} says={isMore ? 'fewerFilters' : 'moreFilters'} act={() => showMore(!isMore)} />
        <span className="unfold">
          <Fold isOpen={!isFolded} says="filters" act={() => fold(!isFolded)} />
        </span>
      </Foot>
    </form>
  )
}

function Foot({ reset, children }: { reset: () => void; children: ReactNode }) {
  const say = useSay()
  return (
    <Group gap={4} wrap="nowrap" className="wide">
      <Button type="submit" size="xs" px="sm">
        {say('apply')}
      </Button>
      <Button size="xs" px="sm" variant="default" onClick={reset}>
        {say('reset')}
      </Button>
      {children}
    </Group>
  )
}

const Fold = ({ isOpen, says, act }: { isOpen: boolean; says: QueueWord; act: () => void }) => {
  const say = useSay()
  return (
    <Button size="xs" px="xs" variant="subtle" aria-expanded={isOpen} onClick={act}>
      {say(says)}
    </Button>
  )
}

type Typed = 'productModel' | 'storeId'
const isTyped = (field: SelectField | Typed): field is Typed =>
  field === 'productModel' || field === 'storeId'

type Part<Value> = { value: Value | undefined; choose: (value: Value) => void }

function TextPart({ label, value, choose, className }: Part<string> & { label: string; className?: string }) {
  return (
    <TextInput
      size="xs"
      {...(className && { className })}
      aria-label={label}
      placeholder={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  )
}

function TypedPart({
  field,
  set,
  choose,
}: {
  field: Typed
  set: Set
  choose: (field: Typed) => (value: string) => void
}) {
  const language = useLanguage()
  return <TextPart label={fieldName(field, language)} value={set.filter[field]} choose={choose(field)} />
}

/** One of several, by what they are called; the first is what the field is. */
function SelectPart({ field, value, choose }: Part<string> & { field: SelectField }) {
  const { label, choices } = useChoices(field)
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      data={[{ value: '', label }, ...choices]}
      value={value ?? ''}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  )
}

function DuePart({ value, choose }: Part<DueIn | undefined>) {
  const say = useSay()
  return (
    <NativeSelect
      size="xs"
      aria-label={say('dueIn')}
      data={[{ value: '', label: say('dueIn') }, ...DUE_IN.map((one) => ({ value: one, label: say(one) }))]}
      value={value ?? ''}
      onChange={({ currentTarget }) => choose(DUE_IN.find((one) => one === currentTarget.value))}
    />
  )
}
