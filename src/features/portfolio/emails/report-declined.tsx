import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { reportLetter } from '../queries/letters.ts'

interface Props {
  by: string
  href: string
}

/** The supervisor writes no report; told to the leader who asked. */
export const reportDeclinedEmail = defineEmail<Props>({
  name: 'report-declined',
  load: async (db, reportId, { link }) => {
    const report = await reportLetter(db, reportId)
    if (!report?.declinedAt) return null
    return { by: report.supervisorName, href: link('/portfolio') }
  },
  subject: ({ by }) => `${by} does not write a report`,
  body: ({ by, href }, context) => (
    <Email society={context.society} title="No report this time" replyHref={href}>
      <Para>Dear {context.to},</Para>
      <Para>
        {by} has said that they do not write a report at present. Talk about it in your next session; you can
        ask again, or ask another supervisor of yours.
      </Para>
      <Button href={href}>Your portfolio</Button>
    </Email>
  ),
})
