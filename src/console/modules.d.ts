// What Vite makes of the contract when the console is built: src/run/console/contract.ts.

declare module 'virtual:operations' {
  const operations: Readonly<
    Record<
      string,
      {
        method: 'get' | 'post'
        path: string
        roles: readonly string[]
        /** Those of them that may only where they have them in all departments. */
        everywhere?: readonly string[]
      }
    >
  >
  export default operations
}

declare module 'virtual:bodies' {
  import type { Schema } from './dialogs/schema.ts'
  const bodies: Readonly<Record<string, Schema>>
  export default bodies
}

declare module '*.css'
