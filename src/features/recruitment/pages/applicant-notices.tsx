import { formatDate } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { Notice } from '../../../ui/notices.tsx'
import type { ApplicantPageProps } from './applicant-page.tsx'

export const applicantSaved = [
  'message',
  'invited',
  'interview',
  'booked',
  'cancelled',
  'offer',
  'offer-withdrawn',
  'waiting-list',
  'members',
  'deferred',
  'declined',
] as const
export type ApplicantSaved = (typeof applicantSaved)[number]

/** After the leaders' message: what happens with it. */
export function MessageSent({ applicant, interview }: ApplicantPageProps) {
  return (
    <Notice kind="good" title="Sent.">
      <p>
        {firstName(applicant.name)} gets it by email and can answer here; you are told when they do.
        {interview.mayInvite && (
          <>
            {' '}
            Next: <a href="#interview">invite them to choose a time to talk</a>.
          </>
        )}
      </p>
    </Notice>
  )
}

/** After an offer or an ending: said at the top, for its form is gone. */
export function DecisionNotice({ applicant, saved, list }: ApplicantPageProps & { list: string }) {
  const others = <a href={list}>See who else has applied</a>
  if (saved === 'offer' && applicant.offerUntil) {
    return (
      <Notice kind="good" title={`The place is offered to ${applicant.name}.`}>
        <p>
          They have your letter with the way to the ground rules, and can answer until the end of{' '}
          {formatDate(applicant.offerUntil)}. The seat is held until then. {others}
        </p>
      </Notice>
    )
  }
  if (saved === 'offer-withdrawn' && !applicant.offerUntil) {
    return (
      <Notice kind="good" title="The offer is taken back.">
        <p>
          The seat is free again. The application stands: you can offer a place again, or decide otherwise
          below.
        </p>
      </Notice>
    )
  }
  if (saved === 'members') {
    return <Notice kind="good" title="The members are asked, each by email." />
  }
  if (saved === 'waiting-list') {
    return (
      <Notice kind="good" title={`${applicant.name} is on the waiting list.`}>
        <p>They have your letter, and see on their page how many wait before them. {others}</p>
      </Notice>
    )
  }
  if (saved === 'deferred') {
    return (
      <Notice kind="good" title="The application is deferred.">
        <p>
          {firstName(applicant.name)} has your letter, and the day by which they hear from you. {others}
        </p>
      </Notice>
    )
  }
  if (saved === 'declined') {
    return (
      <Notice kind="good" title="The application is declined.">
        <p>
          {firstName(applicant.name)} has your letter. {others}
        </p>
      </Notice>
    )
  }
  return null
}
