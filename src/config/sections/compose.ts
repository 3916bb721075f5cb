import { z } from 'zod'
import { setting } from '../setting.ts'

const password = z.string().regex(/^[A-Za-z0-9]+$/)
const port = z.coerce.number().int().min(1).max(65_535)

/** What docker-compose.yml itself asks for; no process knows of it. */
export const compose = {
  POSTGRES_PASSWORD: setting(password, {
    description: "PostgreSQL's superuser, used only to set the databases up",
    readBy: ['compose'],
    neededBy: ['compose'],
    secret: true,
  }),
  TEMPORAL_DB_PASSWORD: setting(password, {
    description: "Of the role that owns Temporal's databases",
    readBy: ['compose'],
    neededBy: ['compose'],
    secret: true,
  }),
  REGISTER_DB_PASSWORD: setting(password, {
    description: 'Of the role `yinuo`, which owns the register and migrates it',
    readBy: ['compose'],
    neededBy: ['compose'],
    secret: true,
  }),
  REGISTER_APP_DB_PASSWORD: setting(password, {
    description: 'Of the role `yinuo_app`, as which API and workers use the register',
    readBy: ['compose'],
    neededBy: ['compose'],
    secret: true,
  }),
  API_PORT: setting(port.default(3000), {
    description: 'Where the first API listens, always on 127.0.0.1',
    readBy: ['compose'],
  }),
  API_2_PORT: setting(port.default(3001), {
    description: 'Where the second API listens, always on 127.0.0.1',
    readBy: ['compose'],
  }),
  TEMPORAL_UI_PORT: setting(port.default(8233), {
    description: "Where Temporal's UI listens, always on 127.0.0.1: it asks nobody who they are",
    readBy: ['compose'],
  }),
}
