import { regionInSentence } from '../../../shared/region-words.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, type Option, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { HolidayCalendar } from '../rules/region.ts'

export interface RepresentativeLine {
  officeId: string
  name: string
  since: string
  /** A sentence, while they are away or soon will be. */
  away: string | null
  isNamedPublicly: boolean
}

export interface RegionPageProps {
  region: { id: string; name: string; calendar: HolidayCalendar; isClosed: boolean }
  representatives: readonly RepresentativeLine[]
  /** Whose public holidays there are to choose from. */
  calendars: readonly Option[]
  /** What has just been done here. */
  done?: RegionDone | undefined
  /** The form that was tried, by its part of the page. */
  tried?: { form: RegionForm; attempt: Attempt } | undefined
}

export type RegionForm = 'representative' | 'ending' | 'name' | 'calendar' | 'closure'

export const regionDone = [
  'added',
  'representative',
  'ended',
  'renamed',
  'calendar',
  'closed',
  'reopened',
] as const
export type RegionDone = (typeof regionDone)[number]

const doneWords: Record<RegionDone, readonly [title: string, then: string]> = {
  added: ['The region is added.', 'Say who represents it; until then its enquiries come to you.'],
  representative: [
    'They are representative now.',
    'An email is on its way to them. From now on they are told of every enquiry from here.',
  ],
  ended: ['They no longer represent this region.', 'They are told of no more enquiries from here.'],
  renamed: ['The region has its new name.', 'It stands wherever people choose a region.'],
  calendar: ['The holidays are chosen.', 'Working days are counted by them from now on.'],
  closed: ['The region is closed.', 'Nobody can choose it any more; what stands in it stays.'],
  reopened: ['The region is open again.', 'People can choose it. Say who represents it.'],
}

export function RegionPage({ region, representatives, calendars, done, tried }: RegionPageProps) {
  const path = `/office/regions/${region.id}`
  const attemptOf = (form: RegionForm) => (tried?.form === form ? tried.attempt : undefined)
  const refused = attemptOf('ending')?.refusal ?? attemptOf('closure')?.refusal
  return (
    <Document title={region.name}>
      <PageHeader
        back={{ href: '/office/regions', label: 'All regions' }}
        eyebrow="Region"
        title={region.name}
        lead="Its representatives are told of every enquiry from here, answer it and invite founders."
      />
      {done && (
        <Notice kind="good" title={doneWords[done][0]}>
          <p>{doneWords[done][1]}</p>
        </Notice>
      )}
      {refused && <Notice kind="problem" title={refused} />}
      {region.isClosed ? (
        <Closed path={path} />
      ) : (
        <OpenRegion path={path} {...{ region, representatives, calendars, attemptOf }} />
      )}
    </Document>
  )
}

function Closed({ path }: { path: string }) {
  return (
    <EmptyState title="This region is closed">
      <p>Nobody can choose it. Its groups go on, and are still counted.</p>
      <PostButton action={`${path}/closure/ending`} label="Open it again" tone="primary" />
    </EmptyState>
  )
}

interface OpenRegionProps extends Pick<RegionPageProps, 'region' | 'representatives' | 'calendars'> {
  path: string
  attemptOf: (form: RegionForm) => Attempt | undefined
}

function OpenRegion({ path, region, representatives, calendars, attemptOf }: OpenRegionProps) {
  return (
    <>
      <Section title="Representatives">
        <Table
          caption={`Representatives of ${region.name}`}
          captionHidden
          rows={representatives}
          rowKey={(one) => one.officeId}
          empty={
            <EmptyState title="Nobody represents this region yet">
              <p>Enter somebody below. Until then its enquiries come to the administrators.</p>
            </EmptyState>
          }
          columns={[
            {
              title: 'Name',
              head: true,
              cell: (one) => (
                <>
                  {one.name}
                  {one.away && <Under>{one.away}</Under>}
                </>
              ),
            },
            { title: 'Since', cell: (one) => one.since },
            {
              title: 'In public',
              cell: (one) =>
                one.isNamedPublicly ? <Badge kind="accent">named</Badge> : <Badge>not named</Badge>,
            },
            {
              title: 'Office',
              cell: (one) => (
                <PostButton
                  action={`${path}/representatives/${one.officeId}/ending`}
                  label="Stop representing"
                  confirm={`${one.name} will no longer be told of enquiries from ${regionInSentence(region.name)}, nor see them.`}
                />
              ),
            },
          ]}
        />
      </Section>
      <Section
        title={representatives.length === 0 ? 'Enter a representative' : 'Enter another representative'}
        lead="They are told by email, and sign in with that address. It is shown to nobody, you included."
      >
        <Form
          action={`${path}/representatives`}
          id="representative"
          attempt={attemptOf('representative')}
          submit="Make them representative"
        >
          <TextField name="name" label="Their name" autocomplete="off" />
          <EmailField name="email" label="Their email address" autocomplete="off" />
          <Checkbox
            name="isNamedPublicly"
            label="They have agreed to be named in public"
            hint="Then their name stands on the page where people ask us. They can change this themselves at any time."
          />
        </Form>
      </Section>
      <Section title="Name of the region">
        <Form action={path} id="region" attempt={attemptOf('name')} submit="Rename" tone="plain">
          <HiddenField name="nameBefore" value={region.name} />
          <TextField name="name" label="Name" value={region.name} />
        </Form>
      </Section>
      <Section
        title="Public holidays"
        lead="No working days: an answer that is due within some working days has so much longer."
        actions={<a href={`/office/holidays?region=${region.id}`}>See the days</a>}
      >
        <Form
          action={`${path}/calendar`}
          id="calendar"
          attempt={attemptOf('calendar')}
          submit="Keep these holidays"
          tone="plain"
        >
          <Select name="calendar" label="Whose public holidays" value={region.calendar} options={calendars} />
        </Form>
      </Section>
      <Section
        title="Close the region"
        lead="For a region that the society no longer keeps. It can be opened again."
      >
        {representatives.length > 0 ? (
          <p>End the office of whoever represents it first; they are thanked and told.</p>
        ) : (
          <PostButton
            action={`${path}/closure`}
            label="Close the region"
            confirm={`Nobody can choose ${regionInSentence(region.name)} any more, for an enquiry or a group. Groups that are there go on.`}
          />
        )}
      </Section>
    </>
  )
}
