import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull } from '../../../shared/invoice-words.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { paymentTold, type ToldPayment } from '../queries/payments.ts'

const sum = ({ amountMinor, currency }: ToldPayment): string => inFull(amountMinor, currency)

/** To whoever paid, where the keeper wished it; nothing is left to say of a payment that was taken back. */
export const paymentReceivedEmail = defineEmail<ToldPayment>({
  name: 'payment-received',
  load: async (db, about) => {
    const payment = await paymentTold(db, about)
    return payment && !payment.isTakenBack ? payment : null
  },
  subject: (payment) => `${payment.groupName} has your payment of ${sum(payment)}`,
  body: (payment, { society, to, link }) => (
    <Email
      society={society}
      title="Thank you for your payment"
      replyHref={link(`/groups/${payment.groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {`${payment.groupName} has received ${sum(payment)} from you on ${formatDateOnly(payment.receivedOn)}. Thank you.`}
      </Para>
      <Button href={link(`/groups/${payment.groupId}/money/mine`)}>What you have paid</Button>
    </Email>
  ),
})
