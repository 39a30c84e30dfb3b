import { type Device, type DeviceFault, faultOf } from '../../rules/check/device-fault.ts'
import type { Remembered } from './remembered.ts'

export interface Opened {
  stream: MediaStream
  faults: Partial<Record<Device, DeviceFault>>
}

/** 640×360 is the largest picture a seat ever shows; browsers that cannot do it take what is nearest. */
export const picture: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 20 },
}
const voice: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
}

/** Both at once, so that the browser asks once; where that fails, each alone, to know which of them it is. */
export async function openDevices(wish: Pick<Remembered, 'camera' | 'microphone'>): Promise<Opened> {
  const { mediaDevices } = navigator
  if (!mediaDevices) {
    const fault: DeviceFault = window.isSecureContext ? 'old' : 'insecure'
    return { stream: new MediaStream(), faults: { camera: fault, microphone: fault } }
  }
  const video = { ...picture, ...(wish.camera && { deviceId: { ideal: wish.camera } }) }
  const audio = { ...voice, ...(wish.microphone && { deviceId: { ideal: wish.microphone } }) }
  try {
    return { stream: await mediaDevices.getUserMedia({ video, audio }), faults: {} }
  } catch {
    const [camera, microphone] = [await openOne({ video }), await openOne({ audio })]
    return {
      stream: new MediaStream([...tracksOf(camera), ...tracksOf(microphone)]),
      faults: {
        ...(!(camera instanceof MediaStream) && { camera }),
        ...(!(microphone instanceof MediaStream) && { microphone }),
      },
    }
  }
}

const tracksOf = (opened: MediaStream | DeviceFault) =>
  opened instanceof MediaStream ? opened.getTracks() : []

async function openOne(wish: MediaStreamConstraints): Promise<MediaStream | DeviceFault> {
  try {
    return await navigator.mediaDevices.getUserMedia(wish)
  } catch (fault) {
    return faultOf(fault instanceof Error ? fault : { name: '', message: '' })
  }
}

export interface Choosable {
  id: string
  label: string
}

export interface Devices {
  cameras: Choosable[]
  microphones: Choosable[]
  /** Empty where the browser does not let one choose. */
  speakers: Choosable[]
}

/** Names are known only once the browser may use them. */
export async function devices(): Promise<Devices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? []
  const of = (kind: MediaDeviceKind) =>
    all
      .filter((device) => device.kind === kind && device.label !== '')
      // Windows has the same one twice: as its own choice, and as its choice for calls.
      .filter(({ deviceId }) => deviceId !== '' && deviceId !== 'communications')
      .map(({ deviceId, label }) => ({ id: deviceId, label }))
  return { cameras: of('videoinput'), microphones: of('audioinput'), speakers: of('audiooutput') }
}

/** Both were allowed before: nothing will be asked. */
export async function areAllowed(): Promise<boolean> {
  try {
    const states = await Promise.all(
      ['camera', 'microphone'].map((name) => navigator.permissions.query({ name: name as PermissionName })),
    )
    return states.every(({ state }) => state === 'granted')
  } catch {
    return false
  }
}

export function close(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
