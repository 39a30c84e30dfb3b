import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'

/** What a mail server does with the letters to one address. */
export type Manner =
  | 'takes'
  /** Says nothing more, from the recipient on. */
  | 'silent'
  /** Takes the letter, and is cut before it says so. */
  | 'cut'
  /** No, for good (550). */
  | 'refuses'
  /** Says that it has taken the letter when it is told to (`answer`). */
  | 'slow'

export interface DifficultMailServer {
  url: string
  /** What it has taken in, whether or not it said so. */
  taken: ParsedMail[]
  to(address: string): ParsedMail[]
  /** To letters for this address; `takes` to all others. */
  is(manner: Manner, address: string): void
  /** Whoever connects is let in, and told nothing at all. */
  saysNothing(isSo: boolean): void
  /** Letters that wait for a slow answer. */
  waiting(): number
  answer(): void
  /** Nobody is at the address any more. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
}

/** A mail server with weaknesses, as they are met with: it speaks SMTP (RFC 5321) as far as a letter needs it. */
export async function startDifficultMailServer(): Promise<DifficultMailServer> {
  const manners = new Map<string, Manner>()
  const taken: ParsedMail[] = []
  const slow: (() => void)[] = []
  const sockets = new Set<Socket>()
  let isMute = false
  let port = 0

  const converse = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    if (isMute) return
    const say = (words: string) => socket.write(`${words}\r\n`)
    let manner: Manner = 'takes'
    let letter: string | null = null
    let heard = ''
    say('220 difficult.example.org')
    socket.setEncoding('latin1')
    const take = async (text: string) => {
      taken.push(await simpleParser(Buffer.from(text, 'latin1')))
      if (manner === 'cut') socket.destroy()
      else if (manner === 'slow') slow.push(() => say('250 taken'))
      else say('250 taken')
    }
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'EHLO' || verb === 'HELO' || verb === 'MAIL' || verb === 'RSET') return say('250 yes')
      if (verb === 'RCPT') {
        manner = manners.get(/<(.*)>/.exec(line)?.[1] ?? '') ?? 'takes'
        if (manner === 'silent') return
        return say(manner === 'refuses' ? '550 5.1.1 nobody of that name' : '250 yes')
      }
      if (verb === 'DATA') {
        letter = ''
        return say('354 go on')
      }
      say(verb === 'QUIT' ? '221 goodbye' : '502 what?')
    }
    socket.on('data', (more: string) => {
      heard += more
      for (let end = heard.indexOf('\r\n'); end >= 0; end = heard.indexOf('\r\n')) {
        const line = heard.slice(0, end)
        heard = heard.slice(end + 2)
        if (letter === null) command(line)
        else if (line === '.') {
          void take(letter)
          letter = null
        } else letter += `${line.replace(/^\./, '')}\r\n`
      }
    })
  }
  const open = async () => {
    const server = createServer(converse).listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
    return server
  }
  let server = await open()
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    to: (address) => taken.filter(({ to }) => [to ?? []].flat().some(({ text }) => text.includes(address))),
    is: (manner, address) => void manners.set(address, manner),
    saysNothing: (isSo) => {
      isMute = isSo
      // Whoever had been let in before is let go, and comes anew.
      for (const socket of sockets) socket.destroy()
    },
    waiting: () => slow.length,
    answer: () => {
      for (const each of slow.splice(0)) each()
    },
    goAway: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
    comeBack: async () => {
      server = await open()
    },
  }
}
