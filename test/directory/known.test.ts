import { expect, test } from 'vitest'
import type { Directory } from '../../src/directory/directory.ts'
import { idOfNamed, isAmbiguous } from '../../src/directory/known.ts'

const directory = {
  people: [
    { id: 'chen', name: '陈经理', active: true },
    { id: 'aygul', name: '阿依古丽·买买提', active: true },
    { id: 'li.na', name: 'Li Na', active: true },
    { id: 'li.na.2', name: 'LI-NA', active: true },
    { id: 'dash', name: '—', active: true },
  ],
} as unknown as Directory

test('whoever is named is found, however the name was typed', () => {
  for (const name of ['陈经理', '陳經理', ' 陈 经理\u200b', '陈经理。'])
    expect([name, idOfNamed(directory, name)]).toEqual([name, 'chen'])
  expect(idOfNamed(directory, '阿依古丽买买提')).toBe('aygul')
})

test('two who are called the same are told apart by their ids only', () => {
  expect(isAmbiguous(directory, 'ｌｉ　ｎａ')).toBe(true)
  expect(idOfNamed(directory, 'li na')).toBe('li na')
  expect(idOfNamed(directory, 'li.na')).toBe('li.na')
})

test('signs alone name nobody', () => {
  expect(idOfNamed(directory, '…')).toBe('…')
  expect(isAmbiguous(directory, '…')).toBe(false)
})
