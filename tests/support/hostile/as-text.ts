import { parse as parseCsv } from 'csv-parse/sync'
import ICAL from 'ical.js'
import { parse } from 'node-html-parser'
import { extractText, getDocumentProxy } from 'unpdf'
import { isKnownFileType } from '../../../src/shared/known-files.ts'
import type { Answer } from '../client.ts'
import { unkind } from './in-the-rows.ts'

/** What kind of thing an answer is; null: it leads elsewhere, or says no. */
export const kindOf = ({ status, headers }: Pick<Answer, 'status' | 'headers'>): string | null =>
  status === 200 ? (headers.get('Content-Type')?.split(';')[0] ?? 'nothing') : null

export interface Looked {
  /** What is wrong with it: a sentence each. */
  findings: string[]
  /** Whether the unkind words were there to be read, as words. */
  isThere: boolean
}

/** Looks at an answer as whoever reads it does: whether what people wrote has become anything but text. */
export async function lookAt(answer: Answer): Promise<Looked> {
  const kind = kindOf(answer)
  const findings = inHeaders(answer)
  const look = kind === null ? undefined : isKept(answer) ? lookAtUpload : looks[kind]
  const { findings: inside, isThere } = look ? await look(answer) : nothing
  return { findings: [...findings, ...inside], isThere }
}

/** A file that somebody brought: what is in it is theirs, and nothing that we draw, as a code for a poster is. */
const isKept = ({ headers }: Answer): boolean =>
  isKnownFileType(headers.get('Content-Type') ?? '') &&
  /^attachment; filename="(?!qr-code)/.test(headers.get('Content-Disposition') ?? '')

function lookAtUpload({ headers }: Answer): Looked {
  const wanted = {
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-store',
  }
  const findings = Object.entries(wanted)
    .filter(([name, value]) => headers.get(name) !== value)
    .map(([name]) => `a file of theirs with ${name}: ${headers.get(name)}`)
  return { findings, isThere: false }
}

const nothing: Looked = { findings: [], isThere: false }

function inHeaders({ headers }: Answer): string[] {
  const disposition = headers.get('Content-Disposition')
  const location = headers.get('Location')
  return [
    ...(disposition && !/^(inline|attachment)(; filename="[\w. -]+")?$/.test(disposition)
      ? [`Content-Disposition: ${disposition}`]
      : []),
    ...(location && !/^[\x21-\x7e]+$/.test(location) ? [`Location: ${location}`] : []),
  ]
}

const looks: Record<string, (answer: Answer) => Looked | Promise<Looked>> = {
  'text/html': ({ html }) => lookAtPage(html),
  'text/calendar': ({ html }) => lookAtCalendar(html),
  'text/csv': ({ html }) => lookAtTable(html),
  'application/pdf': ({ bytes }) => lookAtPdf(bytes),
  'application/json': ({ html }) => {
    JSON.parse(html)
    return { findings: [], isThere: html.includes('onerror=alert(1)') }
  },
  'application/atom+xml': lookAtFeed,
  'application/rss+xml': lookAtFeed,
}

function lookAtFeed({ html }: Answer): Looked {
  const findings = /<(img|svg)/.test(html) ? ['an element in the feed'] : []
  return { findings, isThere: html.includes('&lt;img') }
}

/** Nothing of ours has such an element or such an attribute. */
const ELEMENTS = 'img[src=x], [onerror], [onload], base, object, embed, script:not([src]):not([type])'

export function lookAtPage(html: string): Looked {
  const root = parse(html, { comment: true })
  const found = root.querySelectorAll(ELEMENTS).map((element) => element.toString().slice(0, 200))
  const led = root
    .querySelectorAll('[href], [src], [action], [formaction]')
    .flatMap((element) =>
      ['href', 'src', 'action', 'formaction'].map((name) => element.getAttribute(name) ?? ''),
    )
    .filter((address) => /^\s*(javascript|vbscript|data:text)/i.test(address))
  const words = [
    root.textContent,
    ...root.querySelectorAll('[value]').map((each) => each.getAttribute('value')),
  ]
  return { findings: [...found, ...led], isThere: words.some((text) => text?.includes(unkind)) }
}

export function lookAtCalendar(text: string): Looked {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent')
  const begun = text.match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0
  const tooLong = text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)
  const unsplit = text.replaceAll('\r\n ', '')
  return {
    findings: [
      ...(events.length === begun ? [] : [`${begun} events have become ${events.length}`]),
      ...(/[^\r]\n/.test(text) ? ['a line break of its own'] : []),
      ...(/\r\n[^A-Z ]/.test(text) ? ['a line that is no property'] : []),
      ...tooLong.map((line) => `a line of ${Buffer.byteLength(line)} bytes`),
      ...(text.isWellFormed() && !text.includes('\ufffd') ? [] : ['a character that was cut in two']),
    ],
    // As iCalendar writes them (RFC 5545, 3.3.11).
    isThere: unsplit.includes(unkind.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,')),
  }
}

export function lookAtTable(text: string): Looked {
  const rows: string[][] = parseCsv(text, { bom: true, relax_column_count: false })
  const formulas = rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))
  return {
    findings: formulas.map((cell) => `a cell that begins a formula: ${cell.slice(0, 60)}`),
    isThere: rows.flat().some((cell) => cell.includes(unkind)),
  }
}

export async function lookAtPdf(bytes: Uint8Array): Promise<Looked> {
  const document = await getDocumentProxy(bytes.slice())
  const actions = [
    await document.getJSActions(),
    await document.getOpenAction(),
    await document.getAttachments(),
  ]
  const { text } = await extractText(bytes.slice(), { mergePages: true })
  return {
    findings: actions.flatMap((action) =>
      action && Object.keys(action).length > 0
        ? [`it does something: ${JSON.stringify(action).slice(0, 100)}`]
        : [],
    ),
    isThere: text.replaceAll(/\s/g, '').includes('<imgsrc=xonerror=alert(1)>'),
  }
}
