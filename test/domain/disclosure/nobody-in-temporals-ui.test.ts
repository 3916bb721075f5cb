import { describe, expect, test } from 'vitest'
import type { Complaint } from '../../../src/domain/complaint.ts'
import { detailsOf } from '../../../src/workflows/complaint/details.ts'
import { attributesOf, changedAttributes } from '../../../src/workflows/complaint/search-attributes.ts'
import { open } from '../../../src/domain/opening.ts'
import { opening } from '../../support/domain/given.ts'

// Trial S12: what Temporal's UI shows unencrypted are codes and never what somebody has written.

const { complaint } = open(opening(), []) as { complaint: Complaint }
const told = (category: string, department: string): Complaint => ({
  ...complaint,
  stage: 'closed',
  classification: { category, severity: 'normal', complexity: 'simple' },
  owner: { department },
})

describe('a category and a department', () => {
  const free = told('**王芳** 13800001234 [see](https://evil.example)', 'a <b>name</b>\n# heading')

  test('that are free text are not shown', () => {
    const shown = detailsOf(free) + JSON.stringify(attributesOf(free))
    expect(shown).not.toMatch(/王芳|13800001234|evil|<b>|heading/)
  })

  test('that are codes are', () => {
    const coded = told('cleanliness', '客服部')
    expect(detailsOf(coded)).toContain('cleanliness, normal, simple')
    expect(detailsOf(coded)).toContain('with 客服部')
    expect(attributesOf(coded).map(({ value }) => value)).toContain('cleanliness')
  })

  test('that change from one text to another are told, as a history of old has it', () => {
    expect(changedAttributes(free, told('another text', 'a <b>name</b>\n# heading'))).toHaveLength(1)
  })
})
