import { Button, Collapse, Grid } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { FieldInput } from '../dialogs/field-input.tsx'
import { plain, type Schema } from '../dialogs/schema.ts'
import { isEmpty } from '../dialogs/value.ts'
import { Loaded } from '../parts/states.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { CallerInput } from './caller-input.tsx'
import type { Drafting } from './draft.ts'
import { placesAsked, type PlaceAsked } from './asked.ts'
import { placedIn, pointerOf, valueAt, withValueAt, type Placed } from './paths.ts'
import type { Policies } from './selecting.ts'
import type { Caller } from './use-found.ts'
import { useIntakeForm } from './script/use-intake-form.ts'
import { useSay } from './words.ts'

type Editing = Pick<Drafting, 'draft' | 'change'>
type Shown = Editing & { schema: Schema; policies: Policies; callers: readonly Caller[] }

/** What a policy asks for on the channel, in its order; behind it whatever else may be told. */
export function DetailsFields({ draft, change, schema, policies, callers }: Shown) {
  const form = useIntakeForm(policies, draft)
  const all = placedIn(plain(schema.properties!['details']!))
  return (
    <Loaded of={form} lines={4}>
      {({ fields }) => <Fields asked={placesAsked(fields)} {...{ all, draft, change, callers }} />}
    </Loaded>
  )
}

type Filling = Editing & {
  asked: readonly PlaceAsked[]
  all: readonly Placed[]
  callers: readonly Caller[]
}

function Fields({ asked, all, ...more }: Filling) {
  const first = useRef<HTMLDivElement>(null)
  // One begins with who it is.
  useEffect(() => first.current?.querySelector('input')?.focus(), [])
  const others = all.filter(({ path }) => asked.every((one) => one.path !== path))
  const isTold = others.some(({ path }) => !isEmpty(valueAt(more.draft.told.details, path)))
  return (
    <>
      <Grid gap="sm" ref={first}>
        {asked.map(({ path, ...said }) => {
          const placed = all.find((one) => one.path === path)!
          return <DetailInput key={path} {...{ ...more, placed, said }} />
        })}
      </Grid>
      <More isOpenAtFirst={isTold}>
        {others.map((placed) => (
          <DetailInput key={placed.path} {...{ ...more, placed }} />
        ))}
      </More>
    </>
  )
}

const WIDE = new Set(['subject', 'description', 'representative'])
/** By these somebody who has complained before is found. */
const NAME = 'complainant.name'
const OF_CALLERS = new Set([NAME, 'complainant.phone', 'complainant.email'])

type Placing = Editing & { placed: Placed; said?: Partial<PlaceAsked>; callers: readonly Caller[] }

function DetailInput({ placed: { path, field }, said = {}, draft, change, callers }: Placing) {
  const [say, language] = [useSay(), useLanguage()]
  const { told } = draft
  const isMissing = said.or === undefined || isEmpty(valueAt(told.details, said.or))
  const put = (value: unknown, details = told.details) =>
    change({ told: { ...told, details: withValueAt(details, path, value) } })
  const input = {
    field: { ...field, required: said.needed === 'intake' },
    ...{ at: pointerOf(path), value: valueAt(told.details, path), onChange: put },
    label: said.label?.[language],
    ...(isMissing && said.needed === 'classify' && { hint: say('neededToClassify') }),
    ...(isMissing && said.needed === 'propose' && { hint: say('neededToPropose') }),
  }
  const pick = (caller: Caller) =>
    change({ told: { ...told, details: withCaller(told.details, caller, path) } })
  return (
    <Grid.Col span={{ base: 12, xs: WIDE.has(path) ? 12 : 6 }}>
      {OF_CALLERS.has(path) ? <CallerInput {...{ input, callers, pick }} /> : <FieldInput {...input} />}
    </Grid.Col>
  )
}

/** What is known of them fills what is empty, what they were found by, and what they are called. What is masked fills nothing. */
function withCaller(details: Drafting['draft']['told']['details'], caller: Caller, found: string) {
  const known = {
    [NAME]: caller.name,
    'complainant.phone': caller.phone,
    'complainant.email': caller.email,
    customerId: caller.customerId,
  }
  return Object.entries(known).reduce(
    (filled, [path, value]) =>
      value !== undefined &&
      !value.includes('***') &&
      (path === found || path === NAME || isEmpty(valueAt(filled, path)))
        ? withValueAt(filled, path, value)
        : filled,
    details,
  )
}

function More({ isOpenAtFirst, children }: { isOpenAtFirst: boolean; children: ReactNode }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const Icon = isOpen ? IconChevronUp : IconChevronDown
  return (
    <>
      <Button
        mt="xs"
        size="compact-sm"
        variant="subtle"
        leftSection={<Icon size={14} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {say(isOpen ? 'less' : 'more')}
      </Button>
      <Collapse expanded={isOpen}>
        <Grid gap="sm" mt="xs">
          {children}
        </Grid>
      </Collapse>
    </>
  )
}
