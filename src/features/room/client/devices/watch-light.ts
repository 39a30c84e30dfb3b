import { brightness, type Light, light } from '../../rules/check/light.ts'

const SIZE = { width: 64, height: 36 }

/** Looks at the picture every second, here alone. Returns what ends it. */
export function watchLight(video: HTMLVideoElement, seen: (light: Light) => void): () => void {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE.width
  canvas.height = SIZE.height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const timer = setInterval(() => {
    if (!context || video.videoWidth === 0) return
    context.drawImage(video, 0, 0, SIZE.width, SIZE.height)
    const { data } = context.getImageData(0, 0, SIZE.width, SIZE.height)
    seen(light(brightness(data, SIZE.width, SIZE.height)))
  }, 1_000)
  return () => clearInterval(timer)
}
