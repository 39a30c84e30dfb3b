import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { NumberField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import type { ReadingItem } from '../queries/reading.ts'

interface Shown {
  items: readonly ReadingItem[]
  saved: string | null
  attempt?: Attempt | undefined
}

export interface ReadingPageProps extends Shown {
  framing: Framing
  groupId: string
  /** The society's list, which stands while the group has none. */
  societys: readonly ReadingItem[]
}

/** What the leaders recommend to read; members see it on the circle's page and in letters (R56). */
export function ReadingPage({ framing, groupId, societys, ...shown }: ReadingPageProps) {
  const here = `/groups/${groupId}/reading`
  return (
    <GroupFrame {...framing} title="Reading list" current={`/groups/${groupId}/letters`}>
      <Stack gap="large">
        <BackLink href={`/groups/${groupId}/letters`}>All letters</BackLink>
        {shown.saved && <Notice kind="good" title={shown.saved} />}
        <Section
          title="Reading list"
          lead="Members find it on the circle’s page, in the welcome and in the letter before the first meeting."
        >
          {societys.length > 0 && (
            <Stack>
              <Notice kind="info" title="The society’s list stands here until you make your own.">
                <PostButton action={`${here}/beginning`} label="Begin with the society’s list" tone="plain" />
              </Notice>
              <Items items={societys} />
            </Stack>
          )}
          {societys.length === 0 && <Items items={shown.items} at={here} />}
        </Section>
        <Adding at={here} attempt={shown.attempt} />
      </Stack>
    </GroupFrame>
  )
}

/** The society's own list: every group that has none recommends it. */
export function OfficeReadingPage({ items, saved, attempt }: Shown) {
  return (
    <Document title="Reading list" width="wide">
      <PageHeader
        title="Reading list"
        lead="What the society recommends to read. It stands in every group that has no list of its own."
      />
      <OfficeTabs current="/office/reading" />
      <Stack gap="large">
        {saved && <Notice kind="good" title={saved} />}
        <Section title="The list">
          <Items items={items} at="/office/reading" />
        </Section>
        <Adding at="/office/reading" attempt={attempt} />
      </Stack>
    </Document>
  )
}

function Items({ items, at }: { items: readonly ReadingItem[]; at?: string }) {
  return (
    <Table
      caption="Reading list"
      captionHidden
      rows={items}
      rowKey={({ id }) => id}
      empty={<EmptyState title="Nothing yet">A book, a paper or a page that helped you.</EmptyState>}
      columns={[
        {
          title: 'What',
          head: true,
          cell: ({ title, author, year, link }) => (
            <>
              {link ? (
                <a href={link} rel="noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
              <Under>{[author, year].filter(Boolean).join(', ')}</Under>
            </>
          ),
        },
        ...(at
          ? [
              {
                title: 'Order',
                cell: ({ id, title }: ReadingItem) => (
                  <Row>
                    {items[0]?.id !== id && (
                      <PostButton action={`${at}/${id}/raising`} label="Up" about={title} tone="quiet" />
                    )}
                    <PostButton action={`${at}/${id}/removal`} label="Take out" about={title} tone="quiet" />
                  </Row>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Adding({ at, attempt }: { at: string; attempt?: Attempt | undefined }) {
  return (
    <Section title="Add something">
      <Form action={at} attempt={attempt} submit="Add it">
        <TextField name="title" label="Title" />
        <TextField name="author" label="Who wrote it" optional />
        <NumberField name="year" label="Year" optional />
        <TextField
          name="link"
          label="Link"
          type="url"
          hint="Where one finds it, beginning with https://."
          optional
        />
      </Form>
    </Section>
  )
}
