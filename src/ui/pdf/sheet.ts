import PDFDocument from 'pdfkit'
import { QUIET, qrModules, qrPath } from '../qr-modules.ts'
import { type Face, faces } from './fonts.ts'
import { printable } from './printable.ts'

/** A4 in points (ISO 216): 210 × 297 mm. */
export const A4 = { width: 595.28, height: 841.89 } as const

/** Points in a millimetre. */
export const mm = 72 / 25.4

export interface TextStyle {
  readonly face: Face
  /** Points. */
  readonly size: number
  /** Between one line's foot and the next one's, as a part of the size. */
  readonly leading?: number
  /** Shades of ink; paper is printed in black. */
  readonly ink?: string
  /** Between letters, in points. */
  readonly spacing?: number
}

/** Where something stands, from the top left corner of the page, in points. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** What a thing is to whoever hears it: PDF 1.7, 14.8.4. */
export type Tag = 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Sect' | 'Span' | 'Caption'

export interface SheetFacts {
  title: string
  subject: string
  author: string
  /** BCP 47: 'en-GB' */
  language: string
  /** The same facts make the same bytes. */
  madeAt: Temporal.Instant
}

/** The house's colours (ui/theme.css) as a black-and-white printer still shows them: all of them dark. */
export const ink = { black: '#1c2430', quiet: '#454c55', line: '#8a8f96', accent: '#155a61' } as const

type Tagged = PDFKit.PDFStructureElement

/**
 * One sheet of A4: what is written on it stands in the document's structure in the order in which it was written, so that
 * a screen reader reads it so (PDF/UA-1). Lines and emblems are decoration and are passed over.
 */
export class Sheet {
  readonly #document: PDFKit.PDFDocument
  readonly #root: Tagged
  readonly #around: Tagged[]
  readonly #bytes: Promise<Buffer>
  #isTrial = false

  constructor({ title, subject, author, language, madeAt }: SheetFacts) {
    const made = new Date(madeAt.epochMilliseconds)
    const options: PDFKit.PDFDocumentOptions = {
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: language,
      info: { Title: title, Subject: subject, Author: author, CreationDate: made, ModDate: made },
    }
    // Of the subsets, @types/pdfkit knows PDF/A alone.
    this.#document = new PDFDocument(Object.assign(options, { subset: 'PDF/UA' }))
    this.#bytes = collected(this.#document)
    for (const [name, bytes] of Object.entries(faces)) this.#document.registerFont(name, bytes)
    this.#root = this.#document.struct('Document')
    this.#document.addStructure(this.#root)
    this.#around = [this.#root]
  }

  /** How high a text becomes in a width. */
  height(text: string, style: TextStyle, width: number): number {
    this.#set(style)
    return this.#document.heightOfString(printable(text), { width, ...spacingOf(style) })
  }

  /** How wide it is on one line. */
  width(text: string, style: TextStyle): number {
    this.#set(style)
    return this.#document.widthOfString(printable(text), spacingOf(style))
  }

  /** How high something becomes that writes and answers where the next may begin; nothing of it stays on the page. */
  trial(write: () => number): number {
    const before = this.#isTrial
    this.#isTrial = true
    const height = write()
    this.#isTrial = before
    return height
  }

  /** Writes a text, and says where the next may begin. */
  write(tag: Tag, text: string, style: TextStyle, place: Place): number {
    const below = place.y + this.height(text, style, place.width)
    if (this.#isTrial) return below
    const element = this.#document.struct(tag, {}, () => this.#put(text, style, place))
    this.#parent.add(element)
    element.end()
    return below
  }

  /** A line that leads to an address when it is pressed on a screen. */
  link(text: string, address: string, style: TextStyle, place: Place): number {
    const height = this.height(text, style, place.width)
    if (this.#isTrial) return place.y + height
    const element = this.#document.struct('Link', { alt: text })
    this.#parent.add(element)
    element.add(() => this.#put(text, style, place))
    const width = Math.min(this.width(text, style), place.width)
    const annotation: PDFKit.Mixins.AnnotationOption = {}
    // Said by the annotation, too (PDF/UA-1, 7.18.5); a plain string would become a name, to PDFKit.
    const said = Object.assign(annotation, { structParent: element, Contents: new String(text) })
    this.#document.link(place.x, place.y, width, height, address, said)
    element.end()
    return place.y + height
  }

  /** What is written within becomes one part of the structure. */
  within<T>(tag: Tag, write: () => T): T {
    if (this.#isTrial) return write()
    const element = this.#document.struct(tag)
    this.#parent.add(element)
    this.#around.push(element)
    const written = write()
    this.#around.pop()
    element.end()
    return written
  }

  /** A QR code with its quiet edge, as one figure. */
  qrCode(text: string, says: string, place: Place): void {
    if (this.#isTrial) return
    const modules = qrModules(text)
    const unit = place.width / (modules.length + 2 * QUIET)
    const box = [place.x, place.y, place.x + place.width, place.y + place.width]
    const options: PDFKit.Mixins.StructureElementOptions & { bbox: number[] } = { alt: says, bbox: box }
    const element = this.#document.struct('Figure', options, () => {
      this.#document
        .save()
        .translate(place.x + QUIET * unit, place.y + QUIET * unit)
        .scale(unit)
      this.#document.path(qrPath(modules)).fill('#000').restore()
    })
    this.#parent.add(element)
    element.end()
  }

  /** Draws what nobody needs to hear of. */
  decorate(draw: (document: PDFKit.PDFDocument) => void): void {
    if (this.#isTrial) return
    this.#document.markContent('Artifact', { type: 'Layout' })
    this.#document.save()
    draw(this.#document)
    this.#document.restore()
    this.#document.endMarkedContent()
  }

  rule({ x, y, width }: Place, thickness = 0.6): void {
    this.decorate((document) =>
      document
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(thickness)
        .stroke(ink.line),
    )
  }

  bytes(): Promise<Buffer> {
    this.#root.end()
    this.#document.end()
    return this.#bytes
  }

  get #parent(): Tagged {
    return this.#around.at(-1) ?? this.#root
  }

  #set({ face, size }: TextStyle): void {
    this.#document.font(face).fontSize(size)
  }

  #put(text: string, style: TextStyle, { x, y, width }: Place): void {
    this.#set(style)
    this.#document.fillColor(style.ink ?? ink.black)
    this.#document.text(printable(text), x, y, { width, ...spacingOf(style) })
  }
}

const spacingOf = ({ size, leading = 0.12, spacing = 0 }: TextStyle) => ({
  lineGap: size * leading,
  characterSpacing: spacing,
})

function collected(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
}
