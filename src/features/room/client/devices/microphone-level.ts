/** Calls back about ten times a second with how loud it is, from 0 to 1 as an ear reckons. Returns what ends it. */
export function watchLevel(stream: MediaStream, heard: (level: number) => void): () => void {
  if (stream.getAudioTracks().length === 0) return () => {}
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    // Browsers hold sound back until somebody has pressed something on the page.
    if (context.state === 'suspended') void context.resume()
    analyser.getFloatTimeDomainData(samples)
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
    // −60 dB is silence in a quiet room, −10 dB somebody speaking up.
    const decibels = 10 * Math.log10(power + 1e-9)
    heard(Math.min(1, Math.max(0, (decibels + 60) / 50)))
  }, 100)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}
