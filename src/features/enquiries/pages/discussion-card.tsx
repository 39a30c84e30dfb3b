import { firstName } from '../../../shared/first-name.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Facts } from '../../../ui/facts.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import type { Enquiry } from '../queries.ts'
import type { TimesOffered } from '../rules/discussion.ts'
import type { TalkInWords } from './talk-facts.tsx'

interface DiscussionCardProps {
  enquiry: Enquiry
  /** The talk that was picked here and lies ahead. */
  talk: TalkInWords | null
  /** The day of the talk that was held, or was arranged elsewhere. */
  discussionOn: Temporal.PlainDate | null
  timesOffered: TimesOffered
  attempt?: Attempt | undefined
}

/** How it stands with the first talk, beside the enquiry; offering times has a page of its own. */
export function DiscussionCard(props: DiscussionCardProps) {
  const { enquiry, talk, timesOffered } = props
  if (enquiry.closedAt && !talk) return null
  const path = `/enquiries/${enquiry.id}/discussion`
  const name = firstName(enquiry.name)
  return (
    <div id="first-talk">
      <Card level={2} title="First talk">
        {talk && (
          <Facts
            facts={[['When', talk.when], talk.there ? [`For ${name}`, talk.there] : null, ['How', talk.how]]}
          />
        )}
        {timesOffered === 'by-us' && (
          <p>
            {talk ? 'Other times are' : 'Times are'} offered; {name} picks one.
          </p>
        )}
        {timesOffered === 'by-enquirer' && <p>{name} proposes other times.</p>}
        <p>
          <LinkButton href={path} tone="plain">
            {wayOn(props)}
          </LinkButton>
        </p>
        {!talk && !enquiry.closedAt && <Elsewhere {...props} path={path} />}
      </Card>
    </div>
  )
}

function wayOn({ talk, timesOffered }: DiscussionCardProps): string {
  if (timesOffered === 'by-enquirer') return 'See the times'
  if (talk) return 'Move or cancel it'
  return timesOffered ? 'See or change the times' : 'Offer times'
}

/** A talk that was arranged by telephone or in the street: its day is enough. */
function Elsewhere({ discussionOn, attempt, path }: DiscussionCardProps & { path: string }) {
  return (
    <Details summary="Note a talk arranged elsewhere" open={attempt !== undefined || discussionOn !== null}>
      <Form action={path} attempt={attempt} submit="Note the day" tone="plain">
        <DateField
          name="heldOn"
          label="Day"
          hint="The enquirer sees it on their page."
          value={discussionOn ?? undefined}
        />
      </Form>
    </Details>
  )
}
