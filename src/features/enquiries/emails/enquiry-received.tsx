import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Email, Para, Small } from '../../../ui/email/email.tsx'
import { societySettings } from '../../society/queries.ts'
import { enquiryById } from '../queries.ts'

interface ReceivedProps {
  regionName: string | null
  withPlan: boolean
  workingDays: number
}

/** To the enquirer. Their own words are on their page only: whoever typed this address may not be its owner. */
export const enquiryReceivedEmail = defineEmail<ReceivedProps>({
  name: 'enquiry-received',
  load: async (db, enquiryId) => {
    const enquiry = await enquiryById(db, enquiryId)
    if (!enquiry) return null
    const { answerWithinWorkingDays } = await societySettings(db)
    return {
      regionName: enquiry.regionName,
      withPlan: enquiry.plan !== null,
      workingDays: answerWithinWorkingDays,
    }
  },
  subject: () => 'We have your enquiry',
  body: ({ regionName, withPlan, workingDays }, { society, to, link, token }) => (
    <Email society={society} title="We have your enquiry" replyHref={link(`/e/${token ?? ''}`)}>
      <Para>Dear {to},</Para>
      <Para>
        Thank you for writing to us. Your enquiry{withPlan ? ' and the plan that came with it are' : ' is'}{' '}
        with {regionName ? `the people who look after ${regionName}` : 'our administrator'} now. You will hear
        from a person, usually within {workingDays} working days.
      </Para>
      <Para>
        The button leads to a page of your own: there you read what we answer and write to us again. Please
        keep this email, and keep the address of that page to yourself; whoever has it can read along.
      </Para>
      <Small>
        You did not write to us? Then somebody mistook your address for theirs. You need do nothing, and will
        hear no more.
      </Small>
    </Email>
  ),
})
