import { venueKindNames } from '../../../shared/venue-kinds.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Venue } from '../queries/venues.ts'
import { VenueFacts, whereOf } from './venue-facts.tsx'
import { ParticularFields, VenueFields, type VenueFieldsProps } from './venue-fields.tsx'

const book = { href: '/venues', label: 'Book of places' }

export function NewVenuePage(props: Omit<VenueFieldsProps, 'venue'> & { attempt?: Attempt | undefined }) {
  return (
    <Document title="Add a place">
      <PageHeader
        title="Add a place"
        back={book}
        lead="A room in which a group could meet. Leaders of all groups and the office read it; somebody’s practice or home belongs to its own group alone, and is written down there."
      />
      <Form action="/venues" attempt={props.attempt} submit="Add to the book" wide>
        <VenueFields regions={props.regions} currency={props.currency} near={props.near} />
      </Form>
    </Document>
  )
}

export interface VenuePageProps extends Omit<VenueFieldsProps, 'venue' | 'near'> {
  venue: Venue
  canCorrect: boolean
  canShare: boolean
  /** Other groups meet there: which place it is, only the society corrects. */
  isKept: boolean
  saved: string | null
  attempt?: Attempt | undefined
}

export function VenuePage(props: VenuePageProps) {
  const { venue, regions, currency, canCorrect, canShare, isKept, saved, attempt } = props
  const here = `/venues/${venue.id}`
  return (
    <Document title={venue.name}>
      <PageHeader
        title={venue.name}
        eyebrow={[venueKindNames[venue.kind], whereOf(venue)].filter(Boolean).join(' · ')}
        back={venue.forGroupId ? { href: `/groups/${venue.forGroupId}/place`, label: 'Your place' } : book}
      />
      {saved && <Notice kind="good" title={saved} />}
      {venue.removedAt && (
        <Notice kind="attention" title="This entry is out of the book">
          <p>No group can choose it. Groups that meet there stay.</p>
        </Notice>
      )}
      <Section>
        <VenueFacts venue={venue} />
      </Section>
      {canCorrect && isKept && (
        <Section
          title="Put it right"
          lead="Another group meets here, too. What it has told its members, such as the name and the address, is the society’s to keep."
        >
          <Form action={`${here}/particulars`} attempt={attempt} submit="Save this" tone="plain" wide>
            <ParticularFields venue={venue} currency={currency} />
          </Form>
          <p>
            Has the name, the address or the number of chairs changed?{' '}
            <a href="/contact">Write to the society</a>: an administrator puts it right for everybody.
          </p>
        </Section>
      )}
      {canCorrect && !isKept && (
        <Section
          title="Put it right"
          lead="It changes wherever the place stands: for every group that meets there, and in their calendars."
        >
          <Form action={here} attempt={attempt} submit="Save this" tone="plain" wide>
            <VenueFields venue={venue} regions={regions} currency={currency} />
          </Form>
        </Section>
      )}
      {!canCorrect && (
        <p>
          Whoever added it and the administrators can put this entry right.{' '}
          <a href="/contact">Write to the society</a> if something has changed.
        </p>
      )}
      {canCorrect && !isKept && (
        <Section>
          <Row>
            {canShare && (
              <PostButton
                action={`${here}/sharing`}
                label="Put it into the society’s book"
                confirm="Leaders of all groups and the office read it from then on. It cannot be taken back into your group alone."
              />
            )}
            {!venue.forGroupId &&
              (venue.removedAt ? (
                <PostButton action={`${here}/return`} label="Back into the book" />
              ) : (
                <PostButton
                  action={`${here}/removal`}
                  label="Take it out of the book"
                  confirm="No group can choose it any more. Groups that meet there stay. You can bring it back here."
                />
              ))}
          </Row>
        </Section>
      )}
    </Document>
  )
}
