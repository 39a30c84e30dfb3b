/** Three soft notes, through the loudspeaker that is chosen. */
export async function playSound(speaker: string | null): Promise<void> {
  const context = new AudioContext()
  // Not every browser lets a page choose; then it comes from where every sound does.
  const choosing = context as AudioContext & { setSinkId?: (id: string) => Promise<void> }
  if (speaker) await choosing.setSinkId?.(speaker).catch(() => {})
  await context.resume()
  const from = context.currentTime + 0.05
  for (const [index, pitch] of [392, 494, 587].entries()) {
    const at = from + index * 0.35
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(0.25, at + 0.04)
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.9)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + 1)
  }
  await new Promise((done) => setTimeout(done, 1_900))
  await context.close()
}
