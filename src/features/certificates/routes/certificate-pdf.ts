import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { certificateSheet } from '../pages/certificate-sheet.ts'
import { ownCertificate } from '../queries.ts'
import { certificateInWords, issuedOn } from '../rules/certificate-words.ts'
import { checkPath } from '../rules/code.ts'

const pdf = '/certificates/:id{[0-9a-f-]{36}}/certificate.pdf'

export const certificatePdfRoutes = new Hono<WebEnv>()
certificatePdfRoutes.use(pdf, requireSignIn)

/** For its own person; one that was withdrawn is not printed again. */
certificatePdfRoutes.get(pdf, async (c) => {
  const { database, baseUrl } = c.var.house
  const certificate = await database.asViewer(c.var.viewer, (db) => ownCertificate(db, idIn(c)), {
    readOnly: true,
  })
  const { facts, code, issuedAt } = found(certificate?.withdrawnAt ? undefined : certificate)
  const address = `${baseUrl}${checkPath(code)}`
  const bytes = await certificateSheet({
    ...certificateInWords(facts),
    issuedOn: issuedOn(issuedAt, facts.timeZone),
    address,
    issuedAt,
  })
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="certificate-${facts.lastOn}.pdf"`)
  return c.body(new Uint8Array(bytes))
})
