import { useEffect, useState } from 'preact/hooks'
import { isSame, Telling, type TellingShown } from '../../client/telling.ts'
import type { Told } from '../../rules/check/told.ts'
import type { DoorWay } from '../../rules/room-way.ts'

/** What this page tells the leaders, and how far that has come. */
export interface TellingHere extends TellingShown {
  /** What was found since has not reached them. */
  isBehind: boolean
  tell: () => void
  takeBack: () => void
}

export function useTelling(way: DoorWay['tell'], found: Told): TellingHere {
  const [, draw] = useState(0)
  const [telling] = useState(
    () => new Telling(way?.told ?? false, postTo(way?.path ?? ''), () => draw((n) => n + 1)),
  )
  const text = JSON.stringify(found)
  useEffect(() => telling.found(found), [text])
  useEffect(() => () => telling.close(), [])
  const { shown } = telling
  return {
    ...shown,
    isBehind: shown.read !== null && shown.read !== 'before' && !isSame(found, shown.read),
    tell: () => telling.tell(found),
    takeBack: () => telling.takeBack(),
  }
}

const postTo = (path: string) => async (told: Told | null) => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ told }),
  }).catch(() => null)
  return answer?.ok === true
}
