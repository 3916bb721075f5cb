import { Select } from '@mantine/core'
import { fieldName } from '../../words/fields.ts'
import { useOwnDepartments } from '../asking/own-departments.ts'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

type Shown = { department: string | undefined; choose: (department: string | undefined) => void }

/** One of the departments, for those who see several. */
export function DepartmentChoice({ department, choose }: Shown) {
  const [say, language, own] = [useSay(), useLanguage(), useOwnDepartments()]
  if (own.length < 2) return null
  return (
    <Select
      size="xs"
      w={220}
      label={fieldName('department', language)}
      placeholder={say('allDepartments')}
      data={own.map(({ id, name }) => ({ value: id, label: name[language] }))}
      value={department ?? null}
      onChange={(chosen) => choose(chosen ?? undefined)}
      clearable
      searchable
    />
  )
}
