import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { withdrawCertificate } from '../commands/withdraw-certificate.ts'
import { CertificatePage } from '../pages/certificate-page.tsx'
import { ownCertificate, ownSessions } from '../queries.ts'
import { certificateInWords, issuedOn } from '../rules/certificate-words.ts'
import { hasRecordChanged } from '../rules/changes.ts'
import { checkPath } from '../rules/code.ts'

const one = '/certificates/:id{[0-9a-f-]{36}}'

export const ownCertificateRoutes = new Hono<WebEnv>()
ownCertificateRoutes.use(one, requireSignIn)
ownCertificateRoutes.use(`${one}/*`, requireSignIn)

ownCertificateRoutes.get(one, (c) => show(c, (db) => certificatePage(c, db)))
// Where the form came back from; whoever reloads the address is shown the page.
ownCertificateRoutes.get(`${one}/withdrawal`, (c) => c.redirect(`/certificates/${idIn(c)}`, 303))

ownCertificateRoutes.post(`${one}/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => withdrawCertificate(db, idIn(c)),
    done: ({ certificateId }) => `/certificates/${certificateId}?withdrawn`,
    again: (db, attempt) => certificatePage(c, db, attempt),
    words: { 'withdrawn-already': 'It is withdrawn already: its check address says that there is none.' },
  }),
)

async function certificatePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const certificate = found(await ownCertificate(db, idIn(c)))
  const { facts, groupId, withdrawnAt, issuedAt } = certificate
  const sessions = groupId && !withdrawnAt ? await ownSessions(db, groupId, facts.role) : []
  return (
    <CertificatePage
      id={certificate.id}
      certificate={certificateInWords(facts)}
      isLed={facts.role === 'leader'}
      issuedOn={issuedOn(issuedAt, facts.timeZone)}
      withdrawnOn={withdrawnAt && issuedOn(withdrawnAt, facts.timeZone)}
      checkAddress={`${c.var.house.baseUrl}${checkPath(certificate.code)}`}
      anew={
        groupId && hasRecordChanged(certificate, sessions)
          ? `/certificates/groups/${groupId}/${facts.role}?first=${facts.firstOn}&last=${facts.lastOn}#preview`
          : null
      }
      wasMade={c.req.query('made') !== undefined}
      refusal={attempt?.refusal}
    />
  )
}
