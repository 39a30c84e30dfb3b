import { useEffect, useState } from 'preact/hooks'
import type { CheckState } from '../../../../ui/room-check/check.tsx'
import { watchLevel } from '../../client/devices/microphone-level.ts'

/** Long enough to have said something. */
const PATIENCE_MS = 12_000

export function useVoice(stream: MediaStream): { level: number; state: CheckState; words: string } {
  const [level, setLevel] = useState(0)
  const [isHeard, setHeard] = useState(false)
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => {
    setHeard(false)
    setQuiet(false)
    let loud = 0
    const end = watchLevel(stream, (next) => {
      setLevel(next)
      // Half a second of a voice in all, not one knock on the table.
      if (next > 0.3) loud++
      if (loud >= 5) setHeard(true)
    })
    const timer = setTimeout(() => setQuiet(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [stream])
  if (stream.getAudioTracks().length === 0) return { level: 0, state: 'fault', words: '' }
  if (isHeard) return { level, state: 'good', words: 'We hear you.' }
  if (!isQuiet) return { level, state: 'open', words: 'Say a few words: the bar moves when we hear you.' }
  return {
    level,
    state: 'look',
    words:
      'We hear nothing yet. Say something; look whether the microphone has a switch, or use another one.',
  }
}
