import { Facts } from '../../../ui/facts.tsx'
import { LinkedText } from '../../../ui/linked-text.tsx'

export interface TimeInWords {
  id: string
  /** As the reader's clocks show it. */
  when: string
  /** As the other side's show it; null where they show the same. */
  there: string | null
}

interface Manner {
  minutes: number
  how: string
  note: string | null
}

export interface TalkInWords extends Manner {
  when: string
  there: string | null
  heldBy: string | null
}

export interface OfferInWords extends Manner {
  fromSociety: boolean
  by: string | null
  word: string | null
  /** Those that can still be picked. */
  open: TimeInWords[]
  all: (TimeInWords & { state: 'open' | 'picked' | 'taken' | 'past' })[]
}

interface TalkFactsProps {
  talk: TalkInWords
  /** What the other side is called: "For Isla". */
  other: string
  /** Who of the society talks, where it is not plain. */
  heldBy?: string | null | undefined
}

/** When and how one talks. */
export function TalkFacts({ talk, other, heldBy }: TalkFactsProps) {
  return (
    <Facts
      facts={[
        ['When', talk.when],
        talk.there ? [`For ${other}`, talk.there] : null,
        ['How', talk.how],
        ['Where', talk.note && <LinkedText text={talk.note} />],
        ['Who talks', heldBy],
      ]}
    />
  )
}
