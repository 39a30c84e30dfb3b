import { ApologyButton } from '../../../ui/apology-button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'

/** A coming meeting, and who will be missing. */
export interface Coming {
  id: string
  /** 'Tuesday 8 December 2026' */
  day: string
  /** 'Dev and Elin cannot come on Tuesday.' */
  missing: string
  /** For those who lead: 'Five of eight on Tuesday: below the six you chose.' */
  forecast: string | null
  /** The reader has sent apologies. */
  sent: boolean
}

/** Who comes next time, and "I cannot come" with one press; further dates for whoever plans ahead. */
export function WhoComes({ groupId, coming }: { groupId: string; coming: readonly Coming[] }) {
  const [next, ...later] = coming
  if (!next) return null
  return (
    <Section id="who-comes" title="Who comes">
      <Stack>
        <p>
          {next.missing}
          {next.forecast && ` ${next.forecast}`}
        </p>
        <Row>
          <ApologyButton
            groupId={groupId}
            meetingId={next.id}
            sent={next.sent}
            from="circle"
            about={next.day}
          />
        </Row>
        {later.length > 0 && (
          <Details summary="You cannot come another time?" open={later.some(({ sent }) => sent)}>
            <Facts
              facts={later.map(({ id, day, sent }) => [
                day,
                <ApologyButton
                  key={id}
                  groupId={groupId}
                  meetingId={id}
                  sent={sent}
                  from="circle"
                  about={day}
                />,
              ])}
            />
          </Details>
        )}
      </Stack>
    </Section>
  )
}
