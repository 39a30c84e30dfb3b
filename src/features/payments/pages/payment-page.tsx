import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { RadioChoice, Select } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import type { MayPay, Payment } from '../queries/payments.ts'

export interface PaymentPageProps {
  framing: Framing
  group: { id: string }
  currency: Currency
  payment: Payment
  notedWhen: string
  methodWords: string
  takenBackWords: string | null
  labelOf: (invoice: { year: number; number: number }) => string
  payers: readonly MayPay[]
  /** Null where nothing can be undone any more. */
  mayTakeBack: boolean
  done: string | null
  refusal: string | null
  moving?: Attempt | undefined
}

/** One payment, and what can be done when it is not as it should be. */
export function PaymentPage({ framing, group, currency, payment, ...props }: PaymentPageProps) {
  const list = `/groups/${group.id}/money/payments`
  const here = `${list}/${payment.id}`
  const say = (minor: number) => inFull(minor, currency)
  const name =
    payment.payerName ?? (payment.isUnknown ? 'Somebody not known yet' : 'Somebody who has been forgotten')
  return (
    <GroupFrame {...framing} title="A payment" current={list}>
      <BackLink href={list}>Payments</BackLink>
      <Stack gap="large">
        {props.done && <Notice kind="good" title={props.done} />}
        {props.refusal && <Notice kind="problem" title={props.refusal} />}
        {props.takenBackWords && (
          <Notice kind="info" title={`This payment is ${props.takenBackWords}.`}>
            {payment.insteadId && (
              <p>
                <a href={`${list}/${payment.insteadId}`}>The same money, as it stands now</a>
              </p>
            )}
          </Notice>
        )}
        <Columns of="main-aside">
          <Stack gap="large">
            <Section title={`${say(payment.amountMinor)} from ${name}`}>
              <Facts
                facts={[
                  ['Received', formatDateOnly(payment.receivedOn)],
                  ['How', props.methodWords],
                  ['Remark', payment.reference],
                  [
                    'Put to',
                    payment.putTo.length > 0 &&
                      payment.putTo.map((one) => `${props.labelOf(one)}: ${say(one.amountMinor)}`).join(', '),
                  ],
                  [
                    'Noted',
                    [props.notedWhen, payment.notedBy && `by ${payment.notedBy}`].filter(Boolean).join(' '),
                  ],
                ]}
              />
            </Section>
            {payment.takenBack === null && payment.keptMinor > 0 && !payment.isUnknown && (
              <Section
                title={`${say(payment.keptMinor)} of theirs is kept`}
                lead="Everything that they have paid and that is put to no invoice."
              >
                <Row>
                  <PostButton
                    action={`${list}/kept`}
                    label="Put it to what is open"
                    fields={{ party: payment.partyId }}
                  />
                  <LinkButton href={`/groups/${group.id}/money/refunds`} tone="quiet">
                    Give it back
                  </LinkButton>
                </Row>
              </Section>
            )}
            {props.mayTakeBack && payment.isUnknown && (
              <Section title="Whose is it?">
                <Moving {...props} here={here} payment={payment} />
              </Section>
            )}
          </Stack>
          {props.mayTakeBack ? (
            <Section title="Not as it should be?">
              <Stack>
                {!payment.isUnknown && (
                  <Details summary="It is somebody else’s" open={props.moving !== undefined}>
                    <Moving {...props} here={here} payment={payment} />
                  </Details>
                )}
                {payment.putTo.map((one) => (
                  <Details key={one.invoiceId} summary={`It is not for ${props.labelOf(one)}`}>
                    <p>{`${say(one.amountMinor)} is taken off this invoice and kept for ${name}, to be put to another one or given back.`}</p>
                    <PostButton
                      action={`${here}/taking-off`}
                      label="Take it off"
                      about={`invoice ${props.labelOf(one)}`}
                      fields={{ invoice: one.invoiceId, amount: (one.amountMinor / 100).toFixed(2) }}
                    />
                  </Details>
                ))}
                <Details summary="It should not be here">
                  <Form action={`${here}/taking-back`} submit="Take it back" tone="plain">
                    <RadioChoice
                      name="why"
                      label="Why?"
                      value="mistake"
                      options={[
                        {
                          value: 'mistake',
                          label: 'It was noted by mistake',
                          hint: 'Twice, or not at all for us.',
                        },
                        {
                          value: 'not-paid',
                          label: 'The money did not come after all',
                          hint: 'A cheque that bounced, a transfer that was called back.',
                        },
                      ]}
                    />
                  </Form>
                  <p>It stays in the books, with a further entry that undoes it.</p>
                </Details>
              </Stack>
            </Section>
          ) : (
            payment.takenBack === null && (
              <Section title="Paid by card">
                <p>What a card company took is given back there.</p>
              </Section>
            )
          )}
        </Columns>
      </Stack>
    </GroupFrame>
  )
}

function Moving({
  here,
  payers,
  payment,
  moving,
}: Pick<PaymentPageProps, 'payers' | 'payment' | 'moving'> & { here: string }) {
  return (
    <Form action={`${here}/payer`} attempt={moving} submit="It is theirs" tone="plain">
      <Select
        name="who"
        label="Whose is it?"
        hint="It is put to their open invoices, the longest due first; what is over is kept for them."
        blank="Please choose"
        options={payers
          .filter(({ id }) => id !== payment.partyId)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form>
  )
}
