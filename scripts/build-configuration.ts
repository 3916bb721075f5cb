// Writes docs/configuration.md and .env.example; run again, it writes the same bytes.
import { writeFileSync } from 'node:fs'
import { exampleOf, pageOf } from './configuration.ts'

writeFileSync('docs/configuration.md', pageOf())
writeFileSync('.env.example', exampleOf())
