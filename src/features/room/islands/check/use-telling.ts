import { useEffect, useRef, useState } from 'preact/hooks'
import type { Told } from '../../rules/check/told.ts'
import type { DoorWay } from '../../rules/room-way.ts'

/** not: nothing is told; told: the leaders read what stands now; failed: our server was not reached. */
export type Telling = 'not' | 'sending' | 'told' | 'failed'

/** Tells at a press; from then on what is found anew follows, until it is taken back. */
export function useTelling(way: DoorWay['tell'], found: Told) {
  const [state, setState] = useState<Telling>(way?.told ? 'told' : 'not')
  const sent = useRef<string | null>(null)
  const path = way?.path
  const text = JSON.stringify(found)
  const send = async (told: string | null) => {
    if (!path) return
    sent.current = told
    setState('sending')
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: `{"told":${told}}`,
    }).catch(() => null)
    setState(!answer?.ok ? 'failed' : told === null ? 'not' : 'told')
  }
  useEffect(() => {
    // Told on another day, and looked at anew: what was found then stands until this check has found something.
    if (state === 'told' && sent.current !== null && sent.current !== text) send(text)
  }, [state, text])
  return { state, tell: () => send(text), takeBack: () => send(null), wasBefore: sent.current === null }
}
