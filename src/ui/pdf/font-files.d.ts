/** A font file as a data URL: it travels inside the server's bundle (Vite). */
declare module '*.woff?inline' {
  const dataUrl: string
  export default dataUrl
}
