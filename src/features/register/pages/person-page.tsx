import { formatDateOnly } from '../../../shared/calendar.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField, TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { AccreditationRequest } from '../queries/accreditation.ts'
import type { Entry, SupervisorEntry } from '../queries/entries.ts'
import { DecisionList, type ShownDecision } from './decision-list.tsx'
import {
  capitalised,
  feeInWords,
  lookingForInWords,
  modesInWords,
  offersInWords,
  placesInWords,
  regionsInWords,
} from './words.ts'

export interface PersonPageProps {
  person: { id: string; name: string }
  entry: (Entry & { memberExperience: string | null; leadingExperience: string | null }) | null
  supervisor: SupervisorEntry | null
  regions: readonly { id: string; name: string }[]
  standing: string
  criteria: string | null
  decisions: readonly ShownDecision[]
  /** The request that waits for an answer. */
  request: (AccreditationRequest & { askedOn: string }) | null
  /** Portfolios they have handed in: for the Council. */
  portfolios: readonly { id: string; on: string }[]
  /** The viewer may decide about this person. */
  decides: boolean
  /** To choose from where they have registered under none; the newcomers' first. */
  sets: readonly { id: string; label: string }[]
  today: Temporal.PlainDate
  saved: string | null
  attempts?: { decision?: Attempt | undefined; decline?: Attempt | undefined; other?: Attempt | undefined }
}

/** Somebody in the register, for the Council, the administrators, and representatives of their region. */
export function PersonPage({ person, entry, supervisor, saved, attempts = {}, ...props }: PersonPageProps) {
  return (
    <Document title={person.name} width="wide">
      <PageHeader
        title={person.name}
        eyebrow={props.standing}
        back={{ href: '/register', label: 'The register' }}
      />
      {saved && <Notice kind="good" title={saved} />}
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Columns of="main-aside">
        <div>
          <Section title="As a leader" lead="In their own words; they keep this entry themselves.">
            {entry ? (
              <EntryFacts entry={entry} regions={props.regions} withConsent />
            ) : (
              <EmptyState title="No entry as a leader" />
            )}
          </Section>
          {supervisor && (
            <Section title="As a supervisor">
              <SupervisorFacts supervisor={supervisor} regions={props.regions} />
              {props.decides && <Confirmation personId={person.id} supervisor={supervisor} />}
            </Section>
          )}
        </div>
        <Stack>
          <AccreditationOf {...props} />
          {props.decides && (
            <Decide person={person} {...props} attempt={attempts.decision} decline={attempts.decline} />
          )}
        </Stack>
      </Columns>
    </Document>
  )
}

interface EntryFactsProps extends Pick<PersonPageProps, 'regions'> {
  entry: NonNullable<PersonPageProps['entry']>
  /** Whether they agreed to be found: for those who keep the register. */
  withConsent?: boolean | undefined
}

export function EntryFacts({ entry, regions, withConsent = false }: EntryFactsProps) {
  return (
    <>
      <Facts
        facts={[
          ['Profession', entry.profession],
          ['Member of a group', entry.memberExperience],
          ['Leading', entry.leadingExperience],
          [
            'Psychodynamic or similar training',
            entry.psychodynamicTraining ? (entry.training ?? 'Yes') : (entry.training ?? 'Not said'),
          ],
          ['Regions', regionsInWords(entry.regionIds, regions)],
          ['Works', modesInWords(entry.modes)],
          ['Languages', entry.languages.join(', ')],
          ['Looks for', capitalised(lookingForInWords[entry.lookingFor])],
          withConsent && ['Found by others', entry.findableSince ? 'Has agreed' : 'Has not agreed'],
        ]}
      />
      {entry.about && <Paragraphs text={entry.about} />}
    </>
  )
}

function SupervisorFacts({
  supervisor,
  regions,
}: Pick<PersonPageProps, 'regions'> & { supervisor: SupervisorEntry }) {
  return (
    <>
      <Facts
        facts={[
          ['Offers', offersInWords(supervisor.offers)],
          ['Places', placesInWords(supervisor.placesFree)],
          ['Fee', feeInWords(supervisor)],
          ['Regions', regionsInWords(supervisor.regionIds, regions)],
          ['Works', modesInWords(supervisor.modes)],
          ['Languages', supervisor.languages.join(', ')],
          ['Confirmed by the Council', supervisor.confirmedAt ? 'Yes' : 'No'],
          ['Found by leaders', supervisor.findableSince ? 'Has agreed' : 'Has not agreed'],
        ]}
      />
      {supervisor.about && <Paragraphs text={supervisor.about} />}
    </>
  )
}

function Confirmation({ personId, supervisor }: { personId: string; supervisor: SupervisorEntry }) {
  return supervisor.confirmedAt ? (
    <PostButton
      action={`/register/people/${personId}/confirmation/ending`}
      label="End the confirmation"
      tone="quiet"
      confirm="Leaders do not find them any more. What is arranged already goes on between those whom it concerns."
    />
  ) : (
    <PostButton
      action={`/register/people/${personId}/confirmation`}
      label="Confirm as a supervisor"
      tone="primary"
    />
  )
}

function AccreditationOf({
  standing,
  criteria,
  decisions,
  portfolios,
}: PersonPageProps | Omit<PersonPageProps, 'person' | 'entry' | 'supervisor' | 'saved'>) {
  return (
    <Card title="Accreditation" tone="wash">
      <p>
        <strong>{standing}</strong>
      </p>
      {criteria && <p>Under the criteria “{criteria}”.</p>}
      {portfolios.map(({ id, on }) => (
        <p key={id}>
          <a href={`/register/portfolios/${id}`}>Portfolio handed in on {on}</a>
        </p>
      ))}
      {decisions.length > 0 ? (
        <DecisionList decisions={decisions} />
      ) : (
        <p>The Council has decided nothing about them yet.</p>
      )}
    </Card>
  )
}

type DecideProps = Pick<PersonPageProps, 'person' | 'request' | 'criteria' | 'sets' | 'today'> & {
  attempt: Attempt | undefined
  decline: Attempt | undefined
}

function Decide({ person, request, criteria, sets, today, attempt, decline }: DecideProps) {
  const path = `/register/people/${person.id}`
  return (
    <>
      {request && (
        <Notice kind="attention" title={`${person.name} asks the Council to confirm`}>
          <p>
            {request.asksFor === 'accredited'
              ? 'That they are accredited'
              : 'That they work towards accreditation'}
            {request.sinceOn && `, since ${formatDateOnly(request.sinceOn)}`}. Asked on {request.askedOn}.
          </p>
          {request.note && <p>They add: {request.note}</p>}
        </Notice>
      )}
      <Card title="Decide">
        <Form action={`${path}/decisions`} attempt={attempt} submit="Keep this decision">
          <RadioChoice
            name="state"
            label="From this day on they are"
            value={request?.asksFor}
            options={[
              { value: 'accredited', label: 'Accredited' },
              { value: 'working-towards', label: 'Working towards accreditation' },
              { value: 'none', label: 'Not accredited' },
            ]}
          />
          <DateField name="sinceOn" label="Since" value={request?.sinceOn ?? today} />
          <DateField
            name="untilOn"
            label="Until"
            optional
            hint="The last day of an accreditation; empty if it has no end."
          />
          {criteria ? (
            <p>They keep the criteria they registered under.</p>
          ) : (
            sets.length > 0 && (
              <Select
                name="criteriaSetId"
                label="Under the criteria"
                options={sets.map(({ id, label }) => ({ value: id, label }))}
                value={sets[0]?.id}
              />
            )
          )}
          <TextArea
            name="reason"
            label="Reason"
            rows={3}
            optional
            hint="The leader reads it, and whoever sits in the Council later."
          />
        </Form>
      </Card>
      {request && (
        <Details summary="You cannot confirm it?" open={decline !== undefined}>
          <Form
            action={`${path}/request/refusal`}
            attempt={decline}
            submit="Answer without confirming"
            tone="plain"
          >
            <TextArea
              name="reason"
              label="What they should know"
              rows={3}
              hint="They read it. Their state stays as it is, and they can ask again."
            />
          </Form>
        </Details>
      )}
    </>
  )
}
