import { buildInto } from './vite.ts'

// A process of its own for files.ts: the folder is its argument.
await buildInto(process.argv[2]!)
