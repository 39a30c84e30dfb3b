import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDate } from '../../../shared/calendar.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import { Email, Para, Small } from '../../../ui/email/email.tsx'
import { enquiryById } from '../queries.ts'
import type { Desk } from '../rules/desk.ts'

interface ReceivedProps {
  desk: Desk
  regionName: string | null
  withPlan: boolean
  /** The promised day; null when it was answered before this was sent. */
  answerBy: Temporal.PlainDate | null
}

/** To the enquirer. Their own words are on their page only: whoever typed this address may not be its owner. */
export const enquiryReceivedEmail = defineEmail<ReceivedProps>({
  name: 'enquiry-received',
  load: async (db, enquiryId) => {
    const enquiry = await enquiryById(db, enquiryId)
    if (!enquiry) return null
    const { desk, regionName, plan, answerDueOn: answerBy } = enquiry
    return { desk, regionName, withPlan: plan !== null, answerBy }
  },
  subject: () => 'We have your enquiry',
  body: ({ withPlan, answerBy, ...place }, { society, to, link, token }) => (
    <Email society={society} title="We have your enquiry" replyHref={link(`/e/${token ?? ''}`)}>
      <Para>Dear {to},</Para>
      <Para>
        Thank you for writing to us. Your enquiry{withPlan ? ' and the plan that came with it are' : ' is'}{' '}
        with {readers(place)} now. You will hear from a person
        {answerBy ? ` by ${formatDate(answerBy)}.` : ' soon.'}
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

function readers({ desk, regionName }: Pick<ReceivedProps, 'desk' | 'regionName'>): string {
  // Whoever finds this email in a shared mailbox learns of no concern.
  if (desk === 'concerns') return 'the one person who reads it'
  return desk === 'region' && regionName
    ? `the people who look after ${regionInSentence(regionName)}`
    : 'our administrator'
}
