import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { submit } from '../../../platform/web/respond.tsx'
import { sendTable } from '../../../platform/web/table-file.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { freshSignIn, requireFreshSignIn } from '../../accounts/fresh.ts'
import { societySettings } from '../../society/queries.ts'
import { fetchExport, makeExport } from '../commands/make-export.ts'
import { exportForm } from '../forms/bring.ts'
import { importPage } from './bring.tsx'

export const exportRoutes = new Hono<WebEnv>()

exportRoutes.post('/office/exports', freshSignIn, (c) =>
  submit(c, {
    form: exportForm,
    command: makeExport,
    done: ({ exportId }) => `/office/exports/${exportId}`,
    again: (db, attempt) =>
      importPage(c, db, undefined, attempt?.refusal ?? 'Please choose what to take out.'),
    words: {},
  }),
)

exportRoutes.get('/office/exports/:id', async (c) => {
  const instead = await requireFreshSignIn(c, { back: '/office/import' })
  if (instead) return instead
  const id = idIn(c)
  const { kind, header, rows, today } = await c.var.house.database.asViewer(
    c.var.viewer,
    async (db) => {
      const { timeZone } = await societySettings(db)
      return { ...(await fetchExport(db, id)), today: dateIn(db.now, timeZone) }
    },
    { readOnly: true },
  )
  return sendTable(c, `${kind}-${today}`, [header, ...rows])
})
