/** What one chose last time. It stays on this device and is told to nobody. */
export interface Remembered {
  camera: string | null
  microphone: string | null
  speaker: string | null
  relayOnly: boolean
}

const KEY = 'room-devices'
const nothing: Remembered = { camera: null, microphone: null, speaker: null, relayOnly: false }

export function remembered(): Remembered {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return kept !== null && typeof kept === 'object' ? { ...nothing, ...kept } : nothing
  } catch {
    // A browser that keeps nothing, or something else under our name.
    return nothing
  }
}

export function remember(choice: Partial<Remembered>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...choice }))
  } catch {
    // Then one chooses again next time.
  }
}
