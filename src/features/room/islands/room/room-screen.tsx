import { useRef, useState } from 'preact/hooks'
import { Announcements } from '../../../../ui/room/outside.tsx'
import { announced } from '../../rules/announcements.ts'
import type { RoomView } from '../../rules/room-view.ts'
import { CircleScreen } from './circle-screen.tsx'
import { Afterwards, Arriving, WaitingRoom } from './outside-screens.tsx'
import type { RoomDeeds, RoomShown } from './shown.ts'

interface RoomScreenProps {
  shown: RoomShown
  deeds: RoomDeeds
}

/** One participant's screen: the waiting room, the circle, or what comes after it. */
export function RoomScreen({ shown, deeds }: RoomScreenProps) {
  const sentences = useSentences(shown.view)
  return (
    <>
      <Announcements sentences={sentences} />
      <Screen shown={shown} deeds={deeds} />
    </>
  )
}

function Screen({ shown, deeds }: RoomScreenProps) {
  const { view, over } = shown
  if (over) return <Afterwards over={over} shown={shown} deeds={deeds} />
  if (!view) return <Arriving shown={shown} />
  if (view.in === 'waiting-room') return <WaitingRoom view={view} shown={shown} deeds={deeds} />
  return <CircleScreen view={view} shown={shown} deeds={deeds} />
}

interface Sentence {
  key: number
  words: string
}

const mostSentences = 20

/** What was said so far, the newest last; a sentence for each change. */
function useSentences(view: RoomView | null): readonly Sentence[] {
  const [sentences, add] = useState<readonly Sentence[]>([])
  const last = useRef<RoomView | null>(null)
  if (view && view !== last.current) {
    const fresh = announced(last.current, view)
    last.current = view
    if (fresh.length > 0) {
      add((said) => {
        const from = (said.at(-1)?.key ?? 0) + 1
        return [...said, ...fresh.map((words, nth) => ({ key: from + nth, words }))].slice(-mostSentences)
      })
    }
  }
  return sentences
}
