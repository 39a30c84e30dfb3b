import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Copyable } from '../../../ui/copyable.tsx'
import { Facts, Table, Under } from '../../../ui/facts.tsx'
import { SecretField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Prose, Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'

export interface CardsPageProps {
  framing: Framing & { keepsMoney?: boolean }
  here: string
  account: { isLive: boolean; given: string; looked: string | null } | null
  /** The address that Stripe is to tell; null until the group has begun. */
  webhook: string | null
  /** Of what Stripe is to tell. */
  events: readonly string[]
  /** What lies at Stripe, in words. */
  lying: string | null
  questions: readonly {
    id: string
    what: string
    nextStep: string
    stripeId: string
    amount: string | null
    asked: string
  }[]
  movements: readonly { stripeId: string; what: string; amount: string; booked: string }[]
  done?: 'given' | 'ended' | undefined
  attempt?: Attempt | undefined
}

/** Whether members can pay by card, and what came of it. */
export function CardsPage(props: CardsPageProps) {
  const { account, here } = props
  return (
    <GroupFrame {...props.framing} title="Cards">
      <Columns of="main-aside">
        <Stack>
          <Done done={props.done} />
          {props.questions.length > 0 && <Questions here={here} questions={props.questions} />}
          {account ? <Open {...props} account={account} /> : <Give {...props} />}
        </Stack>
        <Stack>
          <Section title="How it works">
            <Prose>
              <p>
                Members pay at Stripe, a company that takes cards. It pays out to the account that you give
                it, and keeps a part of each payment. No card number ever comes here.
              </p>
              <p>
                Payments, what Stripe keeps, refunds made there and payouts are booked by themselves. What
                does not fit is shown here and left to you.
              </p>
            </Prose>
          </Section>
        </Stack>
      </Columns>
    </GroupFrame>
  )
}

function Done({ done }: { done: CardsPageProps['done'] }) {
  if (!done) return null
  return done === 'given' ? (
    <Notice kind="good" title="Kept and sealed: members can pay by card.">
      <p>The button stands beside each invoice that still wants something.</p>
    </Notice>
  ) : (
    <Notice kind="good" title="Ended: nobody can pay by card any more.">
      <p>The keys are deleted here. Please delete them at Stripe, too.</p>
    </Notice>
  )
}

function Questions({ here, questions }: Pick<CardsPageProps, 'here' | 'questions'>) {
  return (
    <Section id="questions" title="To look at">
      <Table
        caption="What does not fit"
        captionHidden
        rows={questions}
        rowKey={({ id }) => id}
        columns={[
          {
            title: 'What',
            head: true,
            cell: ({ what, nextStep, stripeId, asked }) => (
              <>
                {what}
                <Under>{nextStep}</Under>
                <Under>{`${stripeId} · ${asked}`}</Under>
              </>
            ),
          },
          { title: 'Amount', align: 'end', cell: ({ amount }) => amount ?? '' },
          {
            title: 'Done',
            speaksForItself: true,
            cell: ({ id, stripeId }) => (
              <PostButton
                action={`${here}/questions/${id}`}
                label="I have seen to it"
                about={stripeId}
                tone="quiet"
              />
            ),
          },
        ]}
      />
    </Section>
  )
}

function Open({
  account,
  webhook,
  lying,
  movements,
  here,
  attempt,
}: CardsPageProps & { account: NonNullable<CardsPageProps['account']> }) {
  return (
    <>
      <Section title="Members can pay by card">
        <Stack>
          {!account.isLive && (
            <Notice kind="attention" title="These are test keys: no money moves.">
              <p>Try it with Stripe’s test cards. Then give the live keys.</p>
            </Notice>
          )}
          <Facts
            facts={[
              ['Since', account.given],
              ['Lies at Stripe', lying],
              ['Reckoned through', account.looked ?? 'not yet: it happens once a day'],
            ]}
          />
          {webhook && (
            <div>
              <p>Stripe is to tell this address; it says nothing to anybody else.</p>
              <Copyable id="webhook" label="Address of the webhook" value={webhook} />
            </div>
          )}
        </Stack>
      </Section>
      {movements.length > 0 && (
        <Section title="What came and went">
          <Table
            caption="Booked by themselves, newest first"
            captionHidden
            rows={movements}
            rowKey={({ stripeId }) => stripeId}
            columns={[
              {
                title: 'What',
                head: true,
                cell: ({ what, stripeId }) => (
                  <>
                    {what}
                    <Under>{stripeId}</Under>
                  </>
                ),
              },
              { title: 'Booked', cell: ({ booked }) => booked },
              { title: 'Amount', align: 'end', cell: ({ amount }) => amount },
            ]}
          />
        </Section>
      )}
      <Section title="Other keys, or none">
        <Stack>
          <Details summary="Give other keys" open={attempt !== undefined}>
            <p>Those that hold now are deleted here as soon as the new ones are kept.</p>
            <KeysForm here={here} attempt={attempt} />
          </Details>
          <PostButton
            action={`${here}/ending`}
            label="Take no cards any more"
            confirm="Nobody can pay by card from now on. What is under way at Stripe is not booked by itself any more: wait until the last payout has arrived."
          />
        </Stack>
      </Section>
    </>
  )
}

function Give({ here, webhook, events, attempt }: CardsPageProps) {
  return (
    <Section
      title="Let members pay by card"
      lead="For a group whose payee has an account at Stripe. Without it, members pay by transfer as before."
    >
      {webhook ? (
        <Stack>
          <Prose>
            <ol>
              <li>
                At Stripe, under Developers, add a webhook with the address below, for the{' '}
                {`${events.length} events`} named under it. Copy its signing secret.
              </li>
              <li>
                Make a restricted key there. It may write Checkout Sessions, and read Charges, Refunds,
                Balance transactions and Payouts; nothing more.
              </li>
              <li>Copy both here. They are sealed at once and never shown again, to nobody.</li>
            </ol>
          </Prose>
          <Copyable id="webhook" label="Address of the webhook" value={webhook} />
          <Details summary={`The ${events.length} events`}>
            <ul>
              {events.map((event) => (
                <li key={event}>{event}</li>
              ))}
            </ul>
          </Details>
          <KeysForm here={here} attempt={attempt} />
        </Stack>
      ) : (
        <PostButton action={`${here}/beginning`} label="Begin" tone="primary" />
      )}
    </Section>
  )
}

function KeysForm({ here, attempt }: Pick<CardsPageProps, 'here' | 'attempt'>) {
  return (
    <Form action={here} attempt={attempt} submit="Try the key and keep it">
      <SecretField
        name="key"
        label="Restricted key"
        hint="It begins with rk_live_, or with rk_test_ to try it."
      />
      <SecretField name="secret" label="Signing secret of the webhook" hint="It begins with whsec_." />
    </Form>
  )
}
