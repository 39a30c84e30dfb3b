import { useEffect, useState } from 'preact/hooks'
import { measureConnection } from '../../client/measure-connection.ts'
import type { Measured } from '../../rules/check/connection.ts'

/** Measured once at the start, and again when asked. */
export function useConnection(iceServers: readonly RTCIceServer[]) {
  const [measured, setMeasured] = useState<Measured | null>(null)
  const [isFailed, setFailed] = useState(false)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    setMeasured(null)
    setFailed(false)
    measureConnection(stop.signal, iceServers)
      .then(setMeasured)
      .catch(() => !stop.signal.aborted && setFailed(true))
    return () => stop.abort()
  }, [turn, iceServers])
  return { measured, isFailed, again: () => setTurn((before) => before + 1) }
}
