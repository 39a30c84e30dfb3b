import { Row } from '../../../../ui/layout.tsx'
import { CheckRow, Press } from '../../../../ui/room-check/check.tsx'
import { type Told, toldInWords } from '../../rules/check/told.ts'
import type { useTelling } from './use-telling.ts'

/** From so many on, pictures are small and every weak line is felt. */
const MANY = 9

interface TellRowProps {
  telling: ReturnType<typeof useTelling>
  found: Told
  people: number
}

/** A member's own choice: what the leaders of this meeting read of the check. */
export function TellRow({ telling, found, people }: TellRowProps) {
  const { isTold, isSending, isFailed, isOld, tell, takeBack } = telling
  const failed = isFailed && <p>Our server was not reached. Please try again.</p>
  if (isTold) {
    return (
      <CheckRow state="good" title="Your leaders">
        <p>
          {isOld
            ? 'You have told them before how your check went.'
            : `They read of you: ${toldInWords(found)}. What changes here, they read, too.`}
        </p>
        {failed}
        <Row>
          {isOld && (
            <Press onPress={tell} disabled={isSending}>
              Tell them how it is now
            </Press>
          )}
          <Press tone="quiet" onPress={takeBack} disabled={isSending}>
            Take it back
          </Press>
        </Row>
      </CheckRow>
    )
  }
  return (
    <CheckRow state="open" title="Your leaders">
      <p>
        {people >= MANY
          ? `With ${people} people every weak line is felt: it helps your leaders to know beforehand what does not work.`
          : 'It helps your leaders to know beforehand what does not work.'}{' '}
        They would read whether each of these works, and nothing else; for this meeting alone, and it is
        deleted when that is over.
      </p>
      {failed}
      <Press onPress={tell} disabled={isSending}>
        Tell my leaders
      </Press>
    </CheckRow>
  )
}
