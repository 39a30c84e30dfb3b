import type { Attempt } from '../../../../ui/attempt.ts'
import { BackLink } from '../../../../ui/back-link.tsx'
import { Select } from '../../../../ui/choices.tsx'
import { Document } from '../../../../ui/document.tsx'
import { Form } from '../../../../ui/form.tsx'
import { PageHeader } from '../../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../../ui/notices.tsx'
import { type WeekAsked, WeekForm } from './week-form.tsx'

interface OwnWeekPageProps {
  groupName: string
  /** Where the form is posted. */
  action: string
  back: { href: string; label: string }
  /** Null while nothing is asked. */
  asked: WeekAsked | null
  /** 'Tuesdays at 19:30 …' once it is settled. */
  regularTime: string | null
  /** Where the reader can say in which time zone they are; null where we know it, or it makes no difference. */
  zones: readonly { value: string; label: string }[] | null
  isSecret: boolean
  wasSaved: boolean
  attempt?: Attempt | undefined
}

/** For a member, or for somebody who is invited to lead: their own week, and nobody else's. */
export function OwnWeekPage({ groupName, asked, regularTime, ...props }: OwnWeekPageProps) {
  return (
    <Document title="When could you come?" secret={props.isSecret}>
      <BackLink href={props.back.href}>{props.back.label}</BackLink>
      <PageHeader
        eyebrow={groupName}
        title="When could you come?"
        lead="The group looks for its regular time: the same weekday, the same hour. Only its leaders read what you say."
      />
      {props.attempt?.refusal && <Notice kind="problem" title={props.attempt.refusal} />}
      {props.wasSaved && (
        <Notice kind="good" title="Saved. Thank you.">
          <p>You can change it here until the leaders have settled the time.</p>
        </Notice>
      )}
      {asked && props.zones && <ZoneForm action={props.action} zones={props.zones} />}
      {asked ? (
        <WeekForm action={props.action} asked={asked} attempt={props.attempt} />
      ) : (
        <EmptyState title={regularTime ? 'The regular time is settled' : 'Nothing is asked now'}>
          <p>{regularTime ?? 'The leaders take no answers at the moment.'}</p>
        </EmptyState>
      )}
    </Document>
  )
}

/** Before the week, so that nothing ticked is lost. */
function ZoneForm({ action, zones }: { action: string; zones: NonNullable<OwnWeekPageProps['zones']> }) {
  return (
    <Details summary="In another time zone?">
      <Form action={action} method="get" submit="Show the hours where I am" tone="plain">
        <Select name="zone" label="Your time zone" options={zones} />
      </Form>
    </Details>
  )
}
