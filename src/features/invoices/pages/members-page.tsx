import { termsInWords } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Table } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import type { MemberWithTerms } from '../queries/member-terms.ts'

export interface MembersPageProps {
  framing: Framing
  group: { id: string }
  tab: string
  currency: Currency
  /** Nothing was ever booked, and no account was named. */
  hasPurse: boolean
  members: readonly MemberWithTerms[]
}

/** Members one by one, and what was agreed with each alone. */
export function MembersPage({ framing, group, tab, currency, hasPurse, members }: MembersPageProps) {
  const here = `/groups/${group.id}/money/members`
  return (
    <GroupFrame {...framing} title="Agreed with single members" current={tab}>
      <BackLink href={`/groups/${group.id}/money/invoices`}>Invoices</BackLink>
      <Section
        title="Agreed with single members"
        lead="A smaller contribution, instalments, or somebody who pays for them. Seen by that member, and by whoever keeps the money."
      >
        <Table
          caption="Members"
          captionHidden
          rows={members}
          rowKey={({ membershipId }) => membershipId}
          empty={
            hasPurse ? (
              <EmptyState title="Nobody has a place yet.">
                <p>Whoever accepts a place stands here.</p>
              </EmptyState>
            ) : (
              <EmptyState
                title="Say first where members pay to."
                action={{ href: `/groups/${group.id}/money/settings`, label: 'Where members pay' }}
              >
                <p>Then the group has a purse, and its members stand here.</p>
              </EmptyState>
            )
          }
          columns={[
            {
              title: 'Member',
              head: true,
              cell: ({ membershipId, name }) => <a href={`${here}/${membershipId}`}>{name}</a>,
            },
            {
              title: 'Agreed',
              cell: ({ terms, hasLeft }) => `${hasLeft ? 'has left; ' : ''}${termsInWords(terms, currency)}`,
            },
          ]}
        />
      </Section>
    </GroupFrame>
  )
}
