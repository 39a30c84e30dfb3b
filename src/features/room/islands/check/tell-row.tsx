import { Row } from '../../../../ui/layout.tsx'
import { CheckRow, Press } from '../../../../ui/room-check/check.tsx'
import { toldInWords } from '../../rules/check/told.ts'
import { isLargeCircle } from '../../rules/ladder.ts'
import type { TellingHere } from './use-telling.ts'

interface TellRowProps {
  telling: TellingHere
  people: number
}

/** A member's own choice: what the leaders of this meeting read of the check. */
export function TellRow({ telling, people }: TellRowProps) {
  const { read, isSending, isFailed, isBehind, tell, takeBack } = telling
  const failed = isFailed && !isBehind && <p>Our server was not reached. Please try again.</p>
  if (read !== null) {
    return (
      <CheckRow state={isBehind && isFailed ? 'look' : 'good'} title="Your leaders">
        <p>
          {read === 'before'
            ? 'You have told them before how your check went.'
            : `They read of you: ${toldInWords(read)}. What changes here, they read, too.`}
        </p>
        {isBehind && isFailed && (
          <p>Our server was not reached: what has changed since is sent again by itself.</p>
        )}
        {failed}
        <Row>
          {read === 'before' && (
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
        {isLargeCircle(people)
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
