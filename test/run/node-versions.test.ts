import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(file, 'utf8')

// Trial U6
test('one version of Node is recommended, which the image and the hint to whose is too old agree on', () => {
  const [, recommended] = /Node (\d+) is recommended/.exec(read('README.md')) ?? []
  expect(recommended).toBeDefined()
  expect(read('README.zh-CN.md')).toContain(`建议使用 Node ${recommended}`)
  expect(read('Dockerfile').match(/^FROM node:\d+/gm)).toEqual(Array(3).fill(`FROM node:${recommended}`))
  expect(read('scripts/run.mjs')).toContain(`nvm install ${recommended}`)
})

// Trial U6
test('the oldest Node that is taken is one that was tried', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } }
  const oldest = engines.node.replace('>=', '')
  expect(read('README.md')).toContain(`${oldest}, 22 and 24 were tried`)
  expect(read('README.zh-CN.md')).toContain(`${oldest}、22、24`)
  expect(read('scripts/run.mjs')).toContain(`oldestNode = [${oldest.replace('.', ', ')}]`)
})
