// Writes docs/requirements.md; run again, it writes the same bytes.
import { writeFileSync } from 'node:fs'
import { faultsOf, pageOf, readRequirements, testCitations } from './requirements.ts'

const requirements = readRequirements()
const citations = testCitations()
writeFileSync('docs/requirements.md', pageOf(requirements, citations))
const faults = faultsOf(requirements, citations)
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exitCode = 1
}
