import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { reportLetter } from '../queries/letters.ts'

interface Props {
  name: string
  href: string
}

/** A leader asks for a report; written to their supervisor. */
export const reportAskedEmail = defineEmail<Props>({
  name: 'report-asked',
  load: async (db, reportId, { link }) => {
    const report = await reportLetter(db, reportId)
    if (!report || report.withdrawnAt || report.declinedAt || report.submittedAt) return null
    return { name: report.personName, href: link(`/portfolio/reports/${reportId}`) }
  },
  subject: ({ name }) => `${name} asks you for a report to the Council`,
  body: ({ name, href }, context) => (
    <Email society={context.society} title="A report about somebody’s leading" replyHref={href}>
      <Para>Dear {context.to},</Para>
      <Para>
        {name} works towards accreditation and asks you for a supervisor’s report. What you write is yours
        alone until you submit it; then {name} and the Council read it.
      </Para>
      <Button href={href}>Write it, or say no</Button>
      <Small>
        It is about their leading. Please nothing of any case, any member of a group, or any patient.
      </Small>
    </Email>
  ),
})
