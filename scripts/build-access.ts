// Writes docs/access.md; run again, it writes the same bytes.
import { writeFileSync } from 'node:fs'
import { accessPage } from './access.ts'

writeFileSync('docs/access.md', accessPage())
