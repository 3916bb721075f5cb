import { expect, test } from 'vitest'
import { RELATIONS } from '../../../src/domain/access/permission.ts'
import { mayUnder, SCOPES_FOR, type Action } from '../../../src/domain/access/table.ts'

// R103: a key that was given for one department is for that one.

const key = { role: 'integration' } as const

test.each(Object.keys(SCOPES_FOR) as Action[])('%s is for a key where its departments are', (action) => {
  const under = RELATIONS.filter((relation) => mayUnder(key, action, [relation]))
  expect(under).toEqual(['handler', 'department', 'unassigned'])
})
