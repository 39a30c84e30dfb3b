import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import {
  areAllowed,
  close,
  type Devices,
  devices,
  type Opened,
  openDevices,
} from '../../client/devices/open-devices.ts'
import { remembered } from '../../client/devices/remembered.ts'

/** Camera and microphone, opened at a press, or at once where that was allowed before. */
export function useDevices() {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [isOpening, setOpening] = useState(false)
  const [found, setFound] = useState<Devices>({ cameras: [], microphones: [], speakers: [] })
  const now = useRef<MediaStream | null>(null)
  const open = useCallback(async () => {
    setOpening(true)
    // Some cameras open for one user at a time, and that may be this page.
    close(now.current)
    const next = await openDevices(remembered())
    now.current = next.stream
    setOpened(next)
    setFound(await devices())
    setOpening(false)
  }, [])
  useEffect(() => {
    areAllowed().then((are) => (are ? open() : undefined))
    const look = async () => setFound(await devices())
    navigator.mediaDevices?.addEventListener('devicechange', look)
    return () => navigator.mediaDevices?.removeEventListener('devicechange', look)
  }, [open])
  return { opened, isOpening, found, open }
}
