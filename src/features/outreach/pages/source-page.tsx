import { LinkButton } from '../../../ui/actions.tsx'
import { Copyable } from '../../../ui/copyable.tsx'
import { Table } from '../../../ui/facts.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import { QrPicture } from '../../../ui/qr-picture.tsx'
import type { Seat } from '../../../ui/seats.ts'

interface SourcePageProps {
  group: FramedGroup
  seats: readonly Seat[]
  source: { id: string; name: string; visits: number; applications: number }
  /** The whole address that is printed. */
  link: string
  pdf: string
  days: readonly { day: string; visits: number }[]
  saved: string | null
}

/** A link that counts, with its QR code to print. */
export function SourcePage({ group, seats, source, link, pdf, days, saved }: SourcePageProps) {
  const outreach = `/groups/${group.id}/outreach`
  const here = `${outreach}/sources/${source.id}`
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title={source.name} current={outreach}>
      {saved && <Notice kind="good" title={saved} />}
      <Columns of="main-aside">
        <Stack gap="large">
          <Section title={source.name} lead="It leads to your flier of today, whenever it was printed.">
            <Copyable id="link" label="The link" value={link} />
            {group.openedAt ? (
              <Row>
                <LinkButton href={pdf}>The flier with this link, as a PDF</LinkButton>
              </Row>
            ) : (
              <p>Once the group is open, the link leads to its flier.</p>
            )}
          </Section>
          <Section
            title="Visits"
            lead={`${source.visits} in all; ${source.applications === 1 ? 'one application' : `${source.applications} applications`} by this link. Counted by day, without cookies; nothing of a visitor is kept.`}
          >
            <Table
              caption="Visits by day"
              captionHidden
              rows={days}
              rowKey={({ day }) => day}
              empty={
                <EmptyState title="Nobody has come by it yet">
                  <p>Print the code or send the link, and look again in a week.</p>
                </EmptyState>
              }
              columns={[
                { title: 'Day', head: true, cell: ({ day }) => day },
                { title: 'Visits', align: 'end', cell: ({ visits }) => visits },
              ]}
            />
          </Section>
        </Stack>
        <Stack>
          <Section title="QR code">
            <QrPicture src={`${here}/qr.svg`} alt={`QR code of ${link}`} />
            <p>
              <a href={`${here}/qr.png`}>As a picture (PNG)</a> ·{' '}
              <a href={`${here}/qr.svg`}>to print (SVG)</a>
            </p>
          </Section>
        </Stack>
      </Columns>
    </GroupFrame>
  )
}
