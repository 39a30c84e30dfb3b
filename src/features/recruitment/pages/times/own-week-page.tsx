import type { Attempt } from '../../../../ui/attempt.ts'
import { BackLink } from '../../../../ui/back-link.tsx'
import { Document } from '../../../../ui/document.tsx'
import { PageHeader } from '../../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../../ui/notices.tsx'
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
