import type { z } from 'zod'

/** The processes of an installation. Each is handed the settings that it reads, and no other. */
export const PROCESSES = ['api', 'worker', 'migrate'] as const
export type Process = (typeof PROCESSES)[number]

/** What there is to know of a setting: from it come docs/configuration.md, .env.example and what is refused. */
export type About = {
  description: string
  /** None: only what runs on a developer's machine reads it. `compose`: docker-compose.yml itself. */
  readBy: readonly (Process | 'compose' | 'commands')[]
  /** Those that do not start without it. */
  neededBy?: readonly (Process | 'compose')[]
  /** Outside production they do start, with something that serves a trial. */
  neededIn?: 'production'
  /** Another setting that is of no use without it. */
  neededWith?: string
  secret?: true
  /** What holds where it is left out, unless it is a value. */
  otherwise?: string
  example?: string
  /** Set by docker-compose.yml itself or by the image: nobody has to, and in .env it changes nothing there. */
  fixedInContainers?: true
}

/** A setting of the environment: how it is read, and what is to know of it. */
export const setting = <S extends z.ZodType>(schema: S, about: About): S => schema.meta(about)

export const aboutOf = (schema: z.ZodType): About => schema.meta() as About

/** A part of the settings, as people look for them. */
export type Section = {
  title: string
  text?: string
  settings: Readonly<Record<string, z.ZodType>>
  /** Nobody who runs an installation has to know of them. */
  isForDevelopers?: true
}
