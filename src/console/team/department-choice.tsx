import { Select } from '@mantine/core'
import { fieldName } from '../../words/fields.ts'
import { useMe } from '../asking/me.ts'
import { useAsk } from '../asking/use-ask.ts'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

type Shown = { department: string | undefined; choose: (department: string | undefined) => void }

/** One of the departments, for those who see several. */
export function DepartmentChoice({ department, choose }: Shown) {
  const [say, language, me] = [useSay(), useLanguage(), useMe()]
  const all = useAsk('listDepartments').data?.data ?? []
  const own = me.held.map(({ departments }) => departments)
  const seen = all.filter(({ id }) => own.some((ids) => ids === null || ids.includes(id)))
  if (seen.length < 2) return null
  return (
    <Select
      size="xs"
      w={220}
      label={fieldName('department', language)}
      placeholder={say('allDepartments')}
      data={seen.map(({ id, name }) => ({ value: id, label: name[language] }))}
      value={department ?? null}
      onChange={(chosen) => choose(chosen ?? undefined)}
      clearable
      searchable
    />
  )
}
