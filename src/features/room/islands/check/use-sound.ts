import { useState } from 'preact/hooks'
import type { CheckState } from '../../../../ui/room-check/check.tsx'
import { remember, remembered } from '../../client/devices/remembered.ts'
import { playSound } from '../../client/devices/sound.ts'

/** Three notes at a press, and whether they were heard. */
export function useSound() {
  const [speaker, setSpeaker] = useState(remembered().speaker)
  const [isPlaying, setPlaying] = useState(false)
  const [wasPlayed, setPlayed] = useState(false)
  const [isHeard, setHeard] = useState<boolean | null>(null)
  const play = async () => {
    setPlaying(true)
    setHeard(null)
    await playSound(speaker).catch(() => {})
    setPlaying(false)
    setPlayed(true)
  }
  const state: CheckState = isHeard === null ? 'open' : isHeard ? 'good' : 'look'
  const choose = (id: string) => {
    remember({ speaker: id })
    setSpeaker(id)
  }
  return { speaker, isPlaying, wasPlayed, state, play, choose, answer: setHeard }
}
