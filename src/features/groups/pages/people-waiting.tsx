import { peopleWaiting } from '../../../shared/people-waiting.ts'
import { Card } from '../../../ui/layout.tsx'

export interface PeopleWaitingProps {
  /** How many wait for a group like this; null where nobody may know. */
  people: number | null
  mode: 'face-to-face' | 'online'
  isOpen: boolean
}

/** A number that makes a founder go on (R10, R12): never who. */
export function PeopleWaiting({ people, mode, isOpen }: PeopleWaitingProps) {
  if (!people) return null
  return (
    <Card
      title={`${peopleWaiting(people)} ${mode === 'online' ? 'want an online group' : 'near you want a group'}`}
      tone="wash"
    >
      <p>
        {isOpen
          ? 'They asked to be told of new groups, and had an email when yours opened.'
          : 'They asked to be told of new groups: each gets an email when you open yours to applicants.'}{' '}
        You see how many they are, never who.
      </p>
    </Card>
  )
}
