import { useEffect, useRef, useState } from 'preact/hooks'
import type { Told } from '../../rules/check/told.ts'
import type { DoorWay } from '../../rules/room-way.ts'

/** Tells at a press; from then on what is found anew follows, until it is taken back. */
export function useTelling(way: DoorWay['tell'], found: Told) {
  const [isTold, setTold] = useState(way?.told ?? false)
  const [isSending, setSending] = useState(false)
  const [isFailed, setFailed] = useState(false)
  const sent = useRef<string | null>(null)
  const path = way?.path
  const text = JSON.stringify(found)
  const send = async (told: string | null) => {
    if (!path) return
    sent.current = told
    setSending(true)
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: `{"told":${told}}`,
    }).catch(() => null)
    setSending(false)
    setFailed(!answer?.ok)
    if (answer?.ok) setTold(told !== null)
  }
  useEffect(() => {
    // Told on another day, and looked at anew: what was found then stands until this check has found something.
    if (isTold && !isSending && !isFailed && sent.current !== null && sent.current !== text) send(text)
  }, [isTold, isSending, isFailed, text])
  return {
    isTold,
    isSending,
    isFailed,
    /** What they read is from another time. */
    isOld: sent.current === null,
    tell: () => send(text),
    takeBack: () => send(null),
  }
}
