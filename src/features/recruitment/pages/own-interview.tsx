import type { TimeZoneChoice } from '../../../shared/time-zones.ts'
import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { LinkedText } from '../../../ui/linked-text.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { ZoneField } from '../../../ui/times-fields.tsx'

export interface OwnInterviewProps {
  /** `/applications/<token>` */
  here: string
  booked: { when: string; there: string | null; how: string; leaders: string; isAhead: boolean } | null
  /** The link, the number or the place; null while it is not to be read, or there is none. */
  wayIn: { note: string | null; opensAt: string | null; isOpen: boolean; roomIsOpen: boolean } | null
  /** '30 minutes, by video link' */
  manner: string
  /** The times to choose from. */
  times: readonly { value: string; when: string; there: string | null }[]
  zones: readonly TimeZoneChoice[]
  zone: string
  /** 'Central European Time' */
  zoneName: string
  saved: 'booked' | 'cancelled' | 'zone' | null
  attempt?: Attempt | undefined
}

const savedWords = {
  booked: 'Booked. You have an email about it, which puts it into your calendar.',
  cancelled: 'Cancelled. The leaders are told. You can choose another time below.',
  zone: 'Times stand in your own time now.',
}

/** To choose a time, to move it, to call it off; and the way in. */
export function OwnInterview(props: OwnInterviewProps) {
  const { here, booked, saved } = props
  return (
    <Section
      id="interview"
      title="Your talk with the leaders"
      lead="About what you expect, whether you can come regularly, and what you would like to ask. Nothing to prepare."
    >
      <Stack>
        {saved && <Notice kind="good" title={savedWords[saved]} />}
        {booked ? <Booked {...props} booked={booked} /> : <Choose {...props} />}
        {booked?.isAhead && (
          <PostButton
            action={`${here}/interview/cancellation`}
            label="Cancel the talk"
            confirm="The leaders are told, and you can choose another time. Your application stands."
          />
        )}
        <Details summary={`Times stand in ${props.zoneName}`}>
          <Form action={`${here}/interview/zone`} submit="Show times like this" tone="plain">
            <ZoneField
              label="Where are you?"
              hint="Every time on this page and in our emails stands in it."
              zones={props.zones}
              value={props.zone}
            />
          </Form>
        </Details>
      </Stack>
    </Section>
  )
}

function Booked(props: OwnInterviewProps & { booked: NonNullable<OwnInterviewProps['booked']> }) {
  const { booked, wayIn } = props
  return (
    <>
      <Facts
        facts={[
          ['When', booked.when],
          booked.there ? ['For the leaders', booked.there] : null,
          ['With', booked.leaders],
          ['How', booked.how],
          wayIn?.note ? ['The way in', <LinkedText key="way" text={wayIn.note} />] : null,
          wayIn && !wayIn.note && wayIn.opensAt && !wayIn.roomIsOpen
            ? [
                'The way in',
                wayIn.isOpen
                  ? 'The leaders write to you how you reach each other.'
                  : `The way in stands here from ${wayIn.opensAt}.`,
              ]
            : null,
        ]}
      />
      {wayIn?.roomIsOpen && (
        <NextStep title="The doors are open">
          <p>
            We look at camera and sound together; then you come to the waiting room, and the leaders let you
            in. Please come with a computer.
          </p>
          <Row>
            <PostButton action={`${props.here}/room`} label="Come in" tone="primary" />
          </Row>
        </NextStep>
      )}
      {booked.isAhead && props.times.length > 0 && (
        <Details summary="Choose another time" open={props.attempt !== undefined}>
          <TimesForm {...props} submit="Move it to this time" />
        </Details>
      )}
    </>
  )
}

function Choose(props: OwnInterviewProps) {
  if (props.times.length === 0) {
    return (
      <Notice kind="attention" title="No time is free at present">
        <p>
          {props.attempt?.refusal ?? 'Write to the leaders below when you could; they enter more times.'}{' '}
          <LinkButton href="#letters" tone="quiet">
            Write to them
          </LinkButton>
        </p>
      </Notice>
    )
  }
  return <TimesForm {...props} submit="Book this time" />
}

function TimesForm({ here, times, manner, attempt, submit }: OwnInterviewProps & { submit: string }) {
  return (
    <Form action={`${here}/interview/booking`} attempt={attempt} submit={submit}>
      <RadioChoice
        name="starts_at"
        label="Which time suits you?"
        hint={`${manner}. None of them? Write to the leaders below.`}
        options={times.map(({ value, when, there }) => ({
          value,
          label: when,
          hint: there ? `For the leaders: ${there}` : undefined,
        }))}
      />
    </Form>
  )
}
