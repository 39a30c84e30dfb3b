/** The tools that groups meet in, by where their links lead. */
const tools: readonly [host: RegExp, name: string][] = [
  [/(^|\.)zoom\.(us|com)$|(^|\.)zoomgov\.com$/, 'Zoom'],
  [/(^|\.)teams\.(microsoft|live)\.com$/, 'Microsoft Teams'],
  [/^meet\.google\.com$/, 'Google Meet'],
  [/(^|\.)(meet\.jit\.si|8x8\.vc)$|(^|\.)jitsi\./, 'Jitsi Meet'],
  [/(^|\.)webex\.com$/, 'Webex'],
  [/(^|\.)whereby\.com$/, 'Whereby'],
  [/(^|\.)attendanywhere\.(com|org)$/, 'Attend Anywhere'],
  [/(^|\.)(bbb|bigbluebutton)\./, 'BigBlueButton'],
  [/(^|\.)skype\.com$/, 'Skype'],
]

/** "Zoom", as the address says; null where it says nothing that we know. */
export function meetingTool(url: string): string | null {
  const host = URL.parse(url)?.hostname.toLowerCase()
  return (host && tools.find(([pattern]) => pattern.test(host))?.[1]) || null
}

/** "Enter the meeting (Zoom)" */
export const enterWords = (tool: string | null): string =>
  tool ? `Enter the meeting (${tool})` : 'Enter the meeting'
