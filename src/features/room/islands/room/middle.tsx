import { Press } from '../../../../ui/room/bar.tsx'
import { MiddleNotice, MiddleWords, ThreeWords } from '../../../../ui/room/middle.tsx'
import { beforeTheStart, doubtInWords, isGrave } from '../../rules/on-screen.ts'
import type { SeatId } from '../../rules/room-state.ts'
import type { CircleView } from '../../rules/room-view.ts'
import type { WordsState } from '../../rules/words.ts'
import type { RoomDeeds, RoomShown } from './shown.ts'

interface MiddleProps {
  view: CircleView
  shown: RoomShown
  deeds: RoomDeeds
  /** The browser keeps the others' voices back until something is pressed. */
  freeSound: (() => void) | undefined
}

/** In the middle of the circle stands the one thing that the room has to say now. */
export function Middle(props: MiddleProps) {
  return (
    <>
      <Now {...props} />
      <OurWords words={props.shown.words} view={props.view} />
    </>
  )
}

function Now({ view, shown, deeds, freeSound }: MiddleProps) {
  if (view.fallback)
    return (
      <MiddleNotice tone="attention" title="We go on elsewhere">
        <p>
          The leaders ask everybody to come here: <a href={view.fallback}>{view.fallback}</a>
        </p>
      </MiddleNotice>
    )
  if (shown.line === 'lost')
    return (
      <MiddleNotice tone="attention" title="Reconnecting…">
        <p>Our server does not answer; you can go on talking meanwhile. If it lasts, ring a leader.</p>
      </MiddleNotice>
    )
  if (shown.words.state === 'not-proven' && isGrave(shown.words.why))
    return (
      <MiddleNotice tone="problem" title="Who listens is not proven">
        <p>{doubtInWords(shown.words.why, seatsOf(view, shown.words.seats))}</p>
      </MiddleNotice>
    )
  if (freeSound)
    return (
      <MiddleNotice tone="ask" title="Your browser keeps the sound back">
        <Press tone="primary" small press={freeSound}>
          Hear the others
        </Press>
      </MiddleNotice>
    )
  if (view.askedFor)
    return (
      <MiddleNotice tone="ask" title={`Would you switch your ${view.askedFor} on?`}>
        <p>A leader asks you to. Nobody but you can do it.</p>
        <Press tone="primary" small press={() => deeds[view.askedFor ?? 'microphone'](true)}>
          Switch it on
        </Press>
      </MiddleNotice>
    )
  return <Phase view={view} shown={shown} />
}

function Phase({ view, shown }: Pick<MiddleProps, 'view' | 'shown'>) {
  const phase = view.phase === null ? undefined : view.phases[view.phase]
  const before = beforeTheStart[view.kind]
  return (
    <MiddleWords
      eyebrow={shown.title}
      title={phase?.label ?? before.title}
      purpose={shown.own.pictureRests ? weakLine : (phase?.purpose ?? before.purpose)}
    />
  )
}

const weakLine = 'Your connection is weak: others hear you, and your picture rests for now.'

function OurWords({ words, view }: { words: WordsState; view: CircleView }) {
  if (words.state === 'alone') return null
  if (words.state === 'ready') return <ThreeWords words={words.words} />
  if (words.state === 'proving') return <ThreeWords words={null} doubt={null} />
  // What is grave stands in the place of the phase.
  const doubt = isGrave(words.why) ? '' : doubtInWords(words.why, seatsOf(view, words.seats))
  return <ThreeWords words={null} doubt={doubt} />
}

const seatsOf = (view: CircleView, seats: readonly SeatId[]) =>
  view.seats.filter(({ id }) => seats.includes(id))
