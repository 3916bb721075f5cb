import { Group, NativeSelect, SegmentedControl, Select } from '@mantine/core'
import { fieldName } from '../../words/fields.ts'
import { nameOf } from '../../words/vocabulary.ts'
import { useMe } from '../asking/me.ts'
import { useNames } from '../parts/names.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { VIEW_NAMES, viewOf, type Place } from './place.ts'
import { useSay } from './words.ts'

type Shown = { place: Omit<Place, 'cursor'>; go: (place: Place) => void }

/** Which are shown, whose, and of which department: each change begins with the first page. */
export function Filters({ place, go }: Shown) {
  const [say, me] = [useSay(), useMe()]
  const { owner, department, ...view } = place
  const isMine = viewOf(place) === 'mine'
  const kept = { ...(department && { department }) }
  const show = (chosen: string) => go({ ...(chosen !== 'mine' && owner && { owner }), ...kept, show: chosen })
  const views = {
    'aria-label': say('which'),
    data: VIEW_NAMES.map((value) => ({ value, label: say(value) })),
    value: viewOf(place),
  }
  return (
    <>
      <SegmentedControl visibleFrom="sm" size="xs" onChange={show} {...views} />
      <NativeSelect
        hiddenFrom="sm"
        size="xs"
        onChange={({ currentTarget }) => show(currentTarget.value)}
        {...views}
      />
      <Group gap="xs">
        <Choice
          field="owner"
          of="people"
          value={isMine ? me.id : owner}
          choose={(chosen) => go({ ...(isMine ? {} : view), ...kept, ...(chosen && { owner: chosen }) })}
        />
        <Choice
          field="department"
          of="departments"
          value={department}
          choose={(chosen) => go({ ...view, ...(owner && { owner }), ...(chosen && { department: chosen }) })}
        />
      </Group>
    </>
  )
}

type Choosing = {
  field: 'owner' | 'department'
  of: 'people' | 'departments'
  value: string | undefined
  choose: (chosen: string | null) => void
}

function Choice({ field, of, value, choose }: Choosing) {
  const [language, names] = [useLanguage(), useNames()]
  const ids = new Set([...Object.keys(names[of]), ...(value ? [value] : [])])
  const data = [...ids].map((id) => ({ value: id, label: nameOf(names, of, id, language) }))
  const label = fieldName(field, language)
  return (
    <Select
      size="xs"
      w={160}
      searchable
      clearable
      aria-label={label}
      placeholder={label}
      data={data}
      value={value ?? null}
      onChange={choose}
    />
  )
}
