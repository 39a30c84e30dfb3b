import { formatDateOnly } from '../../../shared/calendar.ts'
import { professions } from '../../../shared/professions.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, RadioChoice, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { DateField, NumberField, TextArea, TextField } from '../../../ui/fields.tsx'
import { Fieldset, Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Section } from '../../../ui/layout.tsx'
import { Badge, Details, Notice } from '../../../ui/notices.tsx'
import type { AccreditationRequest } from '../queries/accreditation.ts'
import type { Entry } from '../queries/entries.ts'
import { DecisionList, type ShownDecision } from './decision-list.tsx'
import { WhereFields } from './entry-fields.tsx'
import { OwnTabs } from './tabs.tsx'

export interface MyEntryPageProps {
  entry: Entry | null
  /** What is known already, to begin with. */
  known: Pick<Entry, 'profession' | 'psychodynamicTraining' | 'groupMemberExperience' | 'regionIds' | 'modes'>
  regions: readonly { id: string; name: string }[]
  /** 'Working towards accreditation since 1 March 2026' */
  standing: string
  isAccredited: boolean
  criteria: string | null
  decisions: readonly ShownDecision[]
  request: (AccreditationRequest & { askedOn: string }) | null
  saved: 'entry' | 'asked' | 'withdrawn' | null
  attempts?: { entry?: Attempt | undefined; request?: Attempt | undefined; other?: Attempt | undefined }
}

export function MyEntryPage({ entry, saved, attempts = {}, ...props }: MyEntryPageProps) {
  return (
    <Document title="Your entry in the register" width="wide">
      <PageHeader
        title="You in the register"
        lead="The society’s register of leaders: what you say about yourself, and what the Council has decided. Your address is shown to nobody."
      />
      <OwnTabs current="/register/me" />
      {saved === 'entry' && (
        <Notice kind="good" title="Your entry is saved.">
          <p>
            {entry?.findableSince
              ? 'Those who look for a leader find it. You can end that here at any time.'
              : 'Nobody finds it but the Council and the administrators: you have not agreed to be found.'}
          </p>
        </Notice>
      )}
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Columns of="main-aside">
        <Section title="What you say about yourself">
          <EntryForm entry={entry} known={props.known} regions={props.regions} attempt={attempts.entry} />
        </Section>
        <div>
          <OwnAccreditation saved={saved} {...props} attempt={attempts.request} />
        </div>
      </Columns>
    </Document>
  )
}

function EntryForm({
  entry,
  known,
  regions,
  attempt,
}: Pick<MyEntryPageProps, 'entry' | 'known' | 'regions'> & { attempt: Attempt | undefined }) {
  return (
    <Form action="/register/me" attempt={attempt} submit="Save my entry">
      <Fieldset legend="You">
        <Select
          name="profession"
          label="Profession"
          optional
          blank="Not said"
          options={professions.map((one) => ({ value: one, label: one }))}
          value={entry?.profession ?? known.profession ?? undefined}
        />
      </Fieldset>
      <Fieldset
        legend="As a member of Balint groups"
        hint="Roughly is enough. Leave empty what you do not know."
      >
        <Checkbox
          name="groupMemberExperience"
          label="I have been a member of a Balint group"
          checked={(entry ?? known).groupMemberExperience}
        />
        <NumberField
          name="memberSessions"
          label="Meetings"
          optional
          value={entry?.memberSessions ?? undefined}
        />
        <NumberField
          name="memberYears"
          label="Years as a member"
          optional
          value={entry?.memberYears ?? undefined}
        />
        <NumberField
          name="memberWeekends"
          label="Balint weekends"
          optional
          value={entry?.memberWeekends ?? undefined}
        />
      </Fieldset>
      <Fieldset legend="As a leader">
        <NumberField
          name="sessionsLed"
          label="Meetings led alone"
          optional
          value={entry?.sessionsLed ?? undefined}
        />
        <NumberField
          name="sessionsCoLed"
          label="Meetings led together with somebody"
          optional
          value={entry?.sessionsCoLed ?? undefined}
        />
        <NumberField
          name="leadingYears"
          label="Years of leading"
          optional
          value={entry?.leadingYears ?? undefined}
        />
        <Checkbox
          name="psychodynamicTraining"
          label="I am trained in psychodynamic psychotherapy, or something near it"
          hint="Ideally one of a group’s leaders is."
          checked={(entry ?? known).psychodynamicTraining}
        />
        <TextField
          name="training"
          label="Which training?"
          optional
          width="medium"
          value={entry?.training ?? undefined}
        />
      </Fieldset>
      <Fieldset legend="Where and how">
        <WhereFields
          regions={regions}
          chosen={
            entry ?? {
              regionIds: known.regionIds,
              modes: known.modes,
              languages: ['English'],
            }
          }
        />
      </Fieldset>
      <Fieldset legend="What you look for">
        <RadioChoice
          name="lookingFor"
          label="I look for"
          value={entry?.lookingFor ?? 'nothing'}
          options={[
            { value: 'group', label: 'A group that I could lead, or help to lead' },
            { value: 'co-leader', label: 'Somebody to lead a group of mine with me' },
            {
              value: 'second-seat',
              label: 'The second seat of a group that takes me on while I work towards accreditation',
            },
            { value: 'nothing', label: 'Nothing at present' },
          ]}
        />
        <TextArea
          name="about"
          label="A few words for those who find you"
          rows={4}
          optional
          hint="What they should know before they write. Please nothing about a patient, and no address."
          value={entry?.about ?? undefined}
        />
        <Checkbox
          name="findable"
          label="I agree to be found here"
          hint="Then leaders without a second leader, and the representatives of your regions, read this entry with your name. They write to you through the society; your address is not shown. Untick it and save, and you are not found any more."
          checked={entry ? entry.findableSince !== null : false}
        />
      </Fieldset>
    </Form>
  )
}

function OwnAccreditation({
  standing,
  isAccredited,
  criteria,
  decisions,
  request,
  saved,
  attempt,
}: Omit<MyEntryPageProps, 'entry' | 'attempts' | 'known' | 'regions'> & { attempt: Attempt | undefined }) {
  const isOpen = request !== null && request.answeredAt === null
  return (
    <Section id="accreditation" title="Accreditation">
      {saved === 'asked' && (
        <Notice kind="good" title="The Council has your request.">
          <p>It decides, and an email tells you.</p>
        </Notice>
      )}
      {saved === 'withdrawn' && <Notice kind="good" title="Your request is withdrawn." />}
      <Card title={standing} badges={isAccredited && <Badge kind="good">accredited</Badge>} tone="wash">
        {criteria && (
          <p>
            Under the criteria “{criteria}”. You keep them, whatever newer ones hold for newcomers.{' '}
            <a href="/register/criteria">Read them</a>.
          </p>
        )}
        <p>It is the Council’s word, with the day from which it holds.</p>
        {decisions.length > 0 && (
          <Details summary="What was decided, and when">
            <DecisionList decisions={decisions} />
          </Details>
        )}
      </Card>
      {isOpen ? (
        <Notice kind="info" title={`On ${request.askedOn} you asked the Council to confirm it.`}>
          <p>
            You wrote: {request.asksFor === 'accredited' ? 'accredited' : 'working towards accreditation'}
            {request.sinceOn && `, since ${formatDateOnly(request.sinceOn)}`}.
          </p>
          <PostButton
            action="/register/me/accreditation/withdrawal"
            label="Withdraw the request"
            tone="quiet"
          />
        </Notice>
      ) : (
        <>
          {request?.answer && (
            <Notice kind="info" title="What the Council wrote to you last">
              <p>{request.answer}</p>
            </Notice>
          )}
          <Details
            summary={isAccredited ? 'Something has changed?' : 'Please confirm my accreditation'}
            open={attempt !== undefined}
          >
            <Form action="/register/me/accreditation" attempt={attempt} submit="Ask the Council">
              <RadioChoice
                name="asksFor"
                label="I am"
                options={[
                  { value: 'accredited', label: 'Accredited' },
                  { value: 'working-towards', label: 'Working towards accreditation' },
                ]}
              />
              <DateField name="sinceOn" label="Since" />
              <TextArea
                name="note"
                label="What the Council should know"
                rows={3}
                optional
                hint="Such as who accredited you, and where."
              />
            </Form>
          </Details>
        </>
      )}
    </Section>
  )
}
