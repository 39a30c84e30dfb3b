import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { reportLetter } from '../queries/letters.ts'

interface Props {
  by: string
  href: string
}

/** The supervisor has submitted their report; written to the leader whom it is about. Not a word of it stands here. */
export const reportSubmittedEmail = defineEmail<Props>({
  name: 'report-submitted',
  load: async (db, reportId, { link }) => {
    const report = await reportLetter(db, reportId)
    if (!report?.submittedAt) return null
    return { by: report.supervisorName, href: link(`/portfolio/reports/${reportId}`) }
  },
  subject: ({ by }) => `${by} has submitted the report`,
  body: ({ by, href }, context) => (
    <Email society={context.society} title="Your supervisor’s report" replyHref={context.link('/portfolio')}>
      <Para>Dear {context.to},</Para>
      <Para>
        {by} has submitted the report about your leading. You and the Council can read it now, nobody else.
      </Para>
      <Button href={href}>Read it</Button>
    </Email>
  ),
})
