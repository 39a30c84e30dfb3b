import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { NextStep } from '../../../ui/actions.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { Figure, Figures } from '../../../ui/numbers.tsx'
import type { MoneyStep } from '../rules/next-step.ts'

export interface MoneyPageProps {
  framing: Framing
  group: { id: string; currency: Currency }
  /** 'Ailsa, Tom and Carys' */
  keptBy: string
  next: MoneyStep | null
  purse: {
    inPurseMinor: number
    /** What invoices still want. */
    membersOweMinor: number
    /** Paid, and put to no invoice. */
    keptMinor: number
    leadersDueMinor: number
    outlaysMinor: number
    putByMinor: number
    /** What is left when everybody has paid and been paid, and what is put by is left alone. */
    leftMinor: number
  }
}

const steps: Record<MoneyStep, { title: string; words: string; place: string; label: string }> = {
  agree: {
    title: 'Say what a place costs',
    words: 'Invoices are made out from what the group has agreed.',
    place: '/fee',
    label: 'What members pay',
  },
  payee: {
    title: 'Say where members pay',
    words: 'The group’s account stands on every invoice, with a reference of its own.',
    place: '/money/settings#payee',
    label: 'Enter the account',
  },
  invoice: {
    title: 'Send the first invoices',
    words: 'For all members in one step, looked at before anything is sent.',
    place: '/money/invoices',
    label: 'Go to invoices',
  },
  repay: {
    title: 'Pay back what somebody laid out',
    words: 'The purse has enough to give back what was paid out of an own pocket.',
    place: '/money/expenses#outlays',
    label: 'Go to expenses',
  },
  'pay-leaders': {
    title: 'Pay the leaders',
    words: 'The purse has enough for what they are due.',
    place: '/money/leaders',
    label: 'Go to leaders’ pay',
  },
  'make-statement': {
    title: 'Make out what the leaders are due',
    words: 'Meetings have been led that are on no statement yet.',
    place: '/money/leaders',
    label: 'Go to leaders’ pay',
  },
  'look-at-invoices': {
    title: 'Something is still to come',
    words: 'See which invoices are not paid yet; nobody loses their place over it.',
    place: '/money/invoices',
    label: 'Go to invoices',
  },
}

/** A group's money as those who keep it see it: how it stands, and what to do next. */
export function MoneyPage({ framing, group, keptBy, next, purse }: MoneyPageProps) {
  const at = (place: string) => `/groups/${group.id}${place}`
  const say = (minor: number) => formatMoney(money(minor, group.currency))
  const step = next && steps[next]
  return (
    <GroupFrame {...framing} title="Money" current={at('/money')}>
      <Stack gap="large">
        {step ? (
          <NextStep title={step.title} action={{ href: at(step.place), label: step.label }}>
            <p>{step.words}</p>
          </NextStep>
        ) : (
          <Notice kind="good" title="Nothing is waiting: everybody has paid, and everybody is paid." />
        )}
        <Section title="How it stands">
          <Stack>
            <Figures>
              <Figure figure={say(purse.inPurseMinor)} words="in the purse" />
              <Figure figure={say(purse.membersOweMinor)} words="still to be paid" />
              <Figure figure={say(purse.leadersDueMinor)} words="due to leaders" />
              <Figure
                figure={say(Math.abs(purse.leftMinor))}
                words={purse.leftMinor < 0 ? 'missing when all is settled' : 'left when all is settled'}
              />
            </Figures>
            <Facts
              facts={[
                purse.keptMinor > 0 && ['Paid, and not put to an invoice', say(purse.keptMinor)],
                purse.outlaysMinor > 0 && ['Paid out of own pockets', say(purse.outlaysMinor)],
                purse.putByMinor > 0 && ['Put by, and left alone', say(purse.putByMinor)],
                ['Kept by', keptBy],
              ]}
            />
          </Stack>
        </Section>
        <Section title="What there is to do">
          <Columns of={3}>
            <Card title="Invoices" href={at('/money/invoices')}>
              <p>What each member pays for a term, and what is still open.</p>
            </Card>
            <Card title="Payments" href={at('/money/payments')}>
              <p>What has come in, by hand or from a statement of the bank.</p>
            </Card>
            <Card title="Expenses" href={at('/money/expenses')}>
              <p>Room, supervision and the rest, with their receipts.</p>
            </Card>
            <Card title="Leaders’ pay" href={at('/money/leaders')}>
              <p>What is due for meetings led; paid, or given back.</p>
            </Card>
            <Card title="Books" href={at('/money/books')}>
              <p>Income and spending term by term, and the year for an accountant.</p>
            </Card>
            <Card title="Choices" href={at('/money/settings')}>
              <p>The account, who keeps the money, what follows when somebody does not pay.</p>
            </Card>
          </Columns>
        </Section>
      </Stack>
    </GroupFrame>
  )
}
