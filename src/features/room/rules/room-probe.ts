/** What the room needs in real life; each is looked at by itself. */
export const probeKinds = ['https', 'line', 'relay-udp', 'relay-tls', 'email'] as const
export type ProbeKind = (typeof probeKinds)[number]

export type ProbeFinding =
  | 'ok'
  | 'this-machine'
  | 'not-reached'
  | 'certificate'
  | 'no-upgrade'
  | 'not-set'
  | 'no-answer'
  | 'refused'
  | 'no-such-name'
  | 'sent'
  | 'not-arrived'

export interface Probe {
  what: ProbeKind
  finding: ProbeFinding
  checkedAt: Temporal.Instant
}

export const passes = (finding: ProbeFinding): boolean => finding === 'ok'

export const probeTitles: Readonly<Record<ProbeKind, string>> = {
  https: 'A padlock: the site is reached by https',
  line: 'The live line stays open',
  'relay-udp': 'A relay for homes whose routers keep calls out',
  'relay-tls': 'A relay for hospital and office networks',
  email: 'Emails arrive',
}

export const probeReasons: Readonly<Record<ProbeKind, string>> = {
  https: 'Browsers give camera and microphone to pages with a padlock only.',
  line: 'Everybody’s room follows what happens in it over one open line (WebSocket).',
  'relay-udp':
    'About one pair in five cannot reach each other directly. A TURN server over UDP carries what they send, encrypted as it is.',
  'relay-tls':
    'Hospitals often let nothing out but what looks like a website: TURN over TLS, best on port 443.',
  email: 'The way into the room comes by email.',
}

/** What was found and what whoever runs the site does about it: one plain answer each. */
export function probeAnswer(what: ProbeKind, finding: ProbeFinding | null): string {
  if (finding === null) return what === 'email' ? 'No test email has been sent yet.' : 'Not looked at yet.'
  return answers[what][finding] ?? otherAnswers[finding] ?? 'It does not work yet.'
}

const relay = (scheme: string, port: string): Partial<Record<ProbeFinding, string>> => ({
  ok: 'It works: the relay gave us an address, and took it back.',
  'not-set': `There is none yet. Set up a TURN server such as coturn, and name it in TURN_URLS (${scheme}:turn.example.org:${port}) with its TURN_SECRET: docs/room.md says how.`,
  'no-answer': `The relay does not answer. Is it running, and does its firewall let port ${port} through?`,
  refused:
    'The relay answers, but does not believe us: TURN_SECRET is not what its own settings say (coturn: static-auth-secret), or its clock is wrong.',
  certificate:
    'The relay’s certificate is not valid for its name, or has run out: browsers will not trust it.',
})

const answers: Readonly<Record<ProbeKind, Partial<Record<ProbeFinding, string>>>> = {
  https: {
    ok: 'It works: the site is reached by https, and its certificate is valid.',
    'this-machine':
      'This site runs on one machine for trying it out: the room works in browsers on that machine alone. Give it a public https address in BASE_URL.',
    'not-reached':
      'The server does not reach itself under its own address. Is BASE_URL right, and does the proxy pass it on?',
    certificate: 'The certificate is not valid for the address in BASE_URL, or has run out.',
  },
  line: {
    ok: 'It works: the line opens and stays open.',
    'no-upgrade':
      'Something in between, often the proxy, does not pass WebSockets on. It has to pass on the headers Upgrade and Connection: docs/room.md shows how.',
  },
  'relay-udp': relay('turn', '3478'),
  'relay-tls': relay('turns', '443'),
  email: {
    ok: 'It arrived: you said so.',
    sent: 'A test email is on its way to you. Has it arrived?',
    'not-arrived':
      'It has not arrived. Look into the folder for spam; then at SMTP_URL and MAIL_FROM, and whether your domain’s SPF and DKIM name the mail server.',
    'not-set': 'No mail server is set: emails wait until SMTP_URL names one.',
  },
}

const otherAnswers: Partial<Record<ProbeFinding, string>> = {
  'not-reached': 'The server does not reach itself under its own address.',
  'no-such-name': 'The name in the settings leads nowhere: correct it.',
}

/** Groups are advised to use a link of their own until everything is well. */
export const isReady = (probes: readonly Pick<Probe, 'what' | 'finding'>[]): boolean =>
  probeKinds.every((kind) => probes.some(({ what, finding }) => what === kind && passes(finding)))
