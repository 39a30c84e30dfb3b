/**
 * What the online room needs of a browser: a camera and a microphone that nobody holds (a moving pattern, a beep each
 * second) and that nobody is asked about, and paths between browsers on a machine without a network.
 */
export const cameraFlags = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
]
