import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'

export interface PayByCardPageProps {
  here: string
  back: { href: string; label: string } | null
  /** Behind a payer's own address. */
  secret?: boolean
  /** 'your leaders': who helps where it does not work. */
  tell: string
  /** 'Invoice 2026-7, RF61 …' */
  invoice: string
  /** '£135.00' */
  open: string
  isOpen: boolean
  takesCards: boolean
  /** The card company's page, where it stands open. */
  address: string | null
  /** They have just come from there. */
  cameBack: boolean
  fault: 'unreachable' | 'refused' | null
  attempt?: Attempt | undefined
}

/** From an invoice to the card company's page, and back. */
export function PayByCardPage(props: PayByCardPageProps) {
  const { invoice, open, back, secret } = props
  return (
    <Document title="Pay by card" secret={secret}>
      {back && <BackLink href={back.href}>{back.label}</BackLink>}
      <PageHeader title="Pay by card" />
      <Stack>
        <News {...props} />
        <Facts
          facts={[
            ['For', invoice],
            ['Open', open],
          ]}
        />
        <NextThing {...props} />
      </Stack>
    </Document>
  )
}

function News({ cameBack, isOpen, fault, tell }: PayByCardPageProps) {
  if (fault === 'unreachable') {
    return (
      <Notice kind="attention" title="Stripe does not answer just now.">
        <p>Nothing was paid. Please try again in some minutes, or pay by transfer.</p>
      </Notice>
    )
  }
  if (fault === 'refused') {
    return (
      <Notice kind="attention" title="Paying by card does not work for this group just now.">
        <p>{`Nothing was paid. Please pay by transfer, and tell ${tell}.`}</p>
      </Notice>
    )
  }
  if (!cameBack) return null
  return isOpen ? (
    <Notice kind="info" title="Thank you. Stripe tells us of your payment within minutes.">
      <p>Until then it still stands as open here. You need do nothing more: please do not pay twice.</p>
    </Notice>
  ) : (
    <Notice kind="good" title="Thank you: your payment has come." />
  )
}

function NextThing({ here, address, isOpen, takesCards, cameBack, attempt }: PayByCardPageProps) {
  if (!isOpen) return <p>Nothing is open on this invoice any more.</p>
  if (!takesCards) return <p>The group does not take cards. How to pay by transfer stands on the invoice.</p>
  if (cameBack) return null
  if (address) {
    return (
      <Stack gap="small">
        <p>You pay at Stripe, on a page of its own. Your card’s number never comes here.</p>
        <p>
          <LinkButton href={address}>Go on to Stripe</LinkButton>
        </p>
      </Stack>
    )
  }
  return (
    <Form action={here} attempt={attempt} submit="Pay by card">
      <p>You pay at Stripe, on a page of its own. Your card’s number never comes here.</p>
    </Form>
  )
}
