import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { InAndOut } from '../../../ui/in-and-out.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'

export interface MembersMoneyPageProps {
  framing: Framing
  group: { id: string; currency: Currency }
  keptBy: string
  /** What is agreed, in words; empty while nothing is. */
  toPay: [string, string][]
  /** null: the leaders keep it to themselves. */
  purse: {
    inPurseMinor: number
    putByMinor: number
    years: { name: string; incomeMinor: number; costsMinor: number }[]
  } | null
}

/** A group's money for its members: what is agreed, who keeps it, and the purse in sums where the leaders show it. */
export function MembersMoneyPage({ framing, group, keptBy, toPay, purse }: MembersMoneyPageProps) {
  const say = (minor: number) => formatMoney(money(minor, group.currency))
  return (
    <GroupFrame {...framing} title="Money" current={`/groups/${group.id}/money`}>
      <Columns of="main-aside">
        <Stack gap="large">
          <Section title="Your invoices" lead="What you were asked for, what you have paid, and how.">
            <LinkButton href={`/groups/${group.id}/money/invoices`}>See your invoices</LinkButton>
          </Section>
          {purse ? (
            <Section
              title="The purse"
              lead="Your leaders show everybody how the purse stands; never what anybody pays or owes."
            >
              <Stack>
                <Facts
                  facts={[
                    ['In the purse', say(purse.inPurseMinor)],
                    purse.putByMinor > 0 && ['Put by of it', say(purse.putByMinor)],
                  ]}
                />
                {purse.years.length > 0 && (
                  <InAndOut
                    caption="What came in and what was spent, year by year"
                    periods={purse.years}
                    currency={group.currency}
                  />
                )}
              </Stack>
            </Section>
          ) : (
            <Notice kind="info" title="The purse is kept by your leaders.">
              <p>They may show its sums to everybody. What each member pays stays between them and you.</p>
            </Notice>
          )}
        </Stack>
        <Section title="What is agreed">
          <Facts facts={[...toPay, ['Kept by', keptBy]]} />
        </Section>
      </Columns>
    </GroupFrame>
  )
}
