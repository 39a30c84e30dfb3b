/**
 * Whether a text looks as if it held a patient: in the browser before it is sent, and again on the server. It errs
 * both ways, so that it warns and never forbids; what it found is said and not kept. Every pattern has bounded parts:
 * a long text takes time by its length, and no more.
 */
export type PatientKind =
  | 'nhs-number'
  | 'chi-number'
  | 'health-identifier'
  | 'hospital-number'
  | 'date-of-birth'
  | 'name-and-age'

export const patientWords: Readonly<Record<PatientKind, string>> = {
  'nhs-number':
    'This looks as if it held a patient’s NHS number. Please take it out: nothing about a patient is kept here.',
  'chi-number':
    'This looks as if it held a patient’s CHI number. Please take it out: nothing about a patient is kept here.',
  'health-identifier':
    'This looks as if it held a patient’s health identifier. Please take it out: nothing about a patient is kept here.',
  'hospital-number':
    'This looks as if it held a patient’s hospital number. Please take it out: nothing about a patient is kept here.',
  'date-of-birth':
    'This looks as if it held somebody’s date of birth. Please take it out: nothing about a patient is kept here.',
  'name-and-age':
    'This looks as if it held a patient, by name or initials and age. Please take it out: nothing about a patient is kept here, not even without a name.',
}

const warnings: ReadonlySet<string> = new Set(Object.values(patientWords))

/** Whether a problem is this guard's, so that one may look again and send it all the same. */
export const isPatientWarning = (problem: string | undefined): boolean =>
  problem !== undefined && warnings.has(problem)

/** What somebody says who has looked again. */
export const lookedWords = 'I have looked at it again: this is no patient. Send these very words.'

/** The name under which a form brings the marks of such texts. */
export const LOOKED = '_looked'

export function patientIn(text: string): PatientKind | null {
  const plain = text.normalize('NFKC')
  return numberedPatient(plain) ?? birthIn(plain) ?? agedPatient(plain)
}

/** Tells one text from another, however its spaces and line breaks travelled (cyrb53): a tick is for those very words. */
export function markOf(text: string): string {
  const words = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  let one = 0xdeadbeef
  let other = 0x41c6ce57
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at)
    one = Math.imul(one ^ unit, 2654435761)
    other = Math.imul(other ^ unit, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36)
}

// ── numbers ─────────────────────────────────────────────────────────────────

/** Digits with at most one space, dash or point between them. */
const digitRun = /\d(?:[ .\-–]?\d)*/g
const tenDigitShapes = new Set(['10', '3 3 4', '6 4', '5 5', '2 2 2 4', '3 3 2 2', '1 1 1 1 1 1 1 1 1 1'])
const namedNumber =
  /\b(?:(?:hospital|hosp\.?|patient|chart|case ?notes?)\s{0,2}(?:number|numbers|no\.?|num\.?|nr\.?|id|#)|MRN|CRN)\s{0,2}[:.#]?\s{0,2}(?:is\s)?([A-Z]{0,3}[- ]?\d{4,10}[A-Z]?)\b/i
const saidNumber =
  /\b(NHS|CHI|H&C|IHI)\s{0,2}(?:number|no\.?|num\.?|id|#)\s{0,2}[:.#]?\s{0,2}(?:is\s)?\d(?:[ -]?\d){5,17}/i
/** Before a number that one rings. */
const toRing = /(?:\+|\b(?:ring|rings|phone|telephone|tel|mobile|call|fax|text|on)\b[ .:]{0,3})$/i

function numberedPatient(text: string): PatientKind | null {
  const said = saidNumber.exec(text)?.[1]?.toUpperCase()
  if (said) return said === 'CHI' ? 'chi-number' : said === 'IHI' ? 'health-identifier' : 'nhs-number'
  if (namedNumber.test(text)) return 'hospital-number'
  for (const run of text.matchAll(digitRun)) {
    if (run[0].length < 10 || toRing.test(text.slice(Math.max(0, run.index - 14), run.index))) continue
    const found = inRun(run[0].split(/[ .\-–]/))
    if (found) return found
  }
  return null
}

/** Groups of digits that stand beside each other: any ten or eighteen of them that begin and end with a group. */
function inRun(groups: readonly string[]): PatientKind | null {
  for (let from = 0; from < groups.length; from++) {
    let digits = ''
    const shape: number[] = []
    for (let to = from; to < groups.length && digits.length < 18; to++) {
      const group = groups[to] ?? ''
      digits += group
      shape.push(group.length)
      if (digits.length === 10 && tenDigitShapes.has(shape.join(' ')) && holdsMod11(digits)) {
        if (isDayFirst(digits)) return 'chi-number'
        if (!digits.startsWith('0')) return 'nhs-number'
      }
      if (digits.length === 18 && holdsMod10(digits)) return 'health-identifier'
    }
  }
  return null
}

/** NHS, H&C and CHI numbers: the last digit checks the nine before it. */
function holdsMod11(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (10 - at)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}

/** Irish Individual Health Identifier: a GS1 number of 18 digits. */
function holdsMod10(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < 17; at++) sum += Number(digits[at]) * (at % 2 === 0 ? 3 : 1)
  return (10 - (sum % 10)) % 10 === Number(digits[17])
}

/** A CHI number begins with the day of birth: 010250. */
function isDayFirst(digits: string): boolean {
  const day = Number(digits.slice(0, 2))
  const month = Number(digits.slice(2, 4))
  return day >= 1 && day <= 31 && month >= 1 && month <= 12
}

// ── birthdays ───────────────────────────────────────────────────────────────

const months = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\\.?'
const anyDate = `(?:\\d{1,2}[/.\\- ]\\d{1,2}[/.\\- ](?:\\d{4}|\\d{2})\\b|\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${months},? \\d{2,4}|${months} \\d{1,2}(?:st|nd|rd|th)?,? \\d{2,4})`
const saidBirthday = new RegExp(
  `\\b(?:d\\.? ?o\\.? ?b\\b\\.?|date of birth|birth ?date|birthday|born)(?: is| on| was|:|,|=|\\(|-| ){0,3} {0,2}${anyDate}`,
  'i',
)
/** Written in figures, of the last century or the first years of this one: hardly a meeting. */
const oldDate = /\b(?:\d{1,2}[/.]\d{1,2}[/.](?:19\d\d|200\d)|(?:19\d\d|200\d)-\d{2}-\d{2})\b/g
const ofTheirOwn =
  /\b(?:since|until|till|from|founded|opened|accredited|qualified|registered|joined|began|started|retired|meeting of|met)\b[^.\n]{0,12}$/i

function birthIn(text: string): PatientKind | null {
  if (saidBirthday.test(text)) return 'date-of-birth'
  for (const found of text.matchAll(oldDate)) {
    if (!ofTheirOwn.test(text.slice(Math.max(0, found.index - 26), found.index))) return 'date-of-birth'
  }
  return null
}

// ── people with their age ───────────────────────────────────────────────────

const age = '(?:1[01]\\d|\\d{1,2})'
const years = '(?:[ -]?(?:years?|yrs?)(?:[ -]?(?:of age|old))?|[ -]?y\\/?o|[ -]?[mfMF]\\b)'
/** An age ends here, or a person goes on; what counts something else does not. */
const monthNames =
  '[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|[Ss]ep(?:t(?:ember)?)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?'
const ageEnds = `(?:${years})?(?=\\)|[.,;!?]?(?:\\s|$)(?!\\s{0,2}(?:am|pm|o’clock|minutes?|mins?|hours?|hrs?|weeks?|months?|times|sessions?|meetings?|members?|people|places?|seats?|pounds?|euros?|miles?|km|%|${monthNames}|years? (?:in|of (?!age)|as|ago|later|experience)|[A-Z][a-z]+ (?:Road|Street|Lane|Walk|Avenue|Terrace|Place|Square|Court|Close|Drive|Crescent|Gardens|Row)|(?:Road|Street|Lane|Walk|Avenue|Terrace)))|:(?!\\d))`
const titled = new RegExp(
  `\\b(?:Mr|Mrs|Ms|Miss|Mx)\\.? [A-Z][\\p{L}’'-]{0,30}\\.?(?: [A-Z][\\p{L}’'-]{1,30})?(?:, ?| ?\\(|,? (?:is |was )?(?:aged?|now) |,? (?:who )?(?:is|was) (?:a |an )?|,? (?:a |an )?(?=${age}${years}))(?:aged? )?${age}${ageEnds}`,
  'u',
)
const initialled = new RegExp(
  `(?<![\\p{L}\\p{N}.&/-])([A-Z]\\. ?[A-Z]\\.?(?: ?[A-Z]\\.)?|[A-Z]{2,3})(?:, ?| ?\\(| ?[–-] ?|,? (?:is |was )?aged? |,? (?:who )?(?:is|was) (?:a |an )?|,? (?:a |an )?(?=${age}${years}))(?:aged? )?${age}${ageEnds}`,
  'gu',
)
/** Short for something else. */
const abbreviations = new Set(
  'GP GPS NHS UK US USA EU LMC LNC CPD CBT CAT PGY BMA GMC RCP MDT ICB PCN HR IT TV PC ID AM PM BC AD CE ST FY CT SPR SHO GPR GPT VTS OOH ED ICU AE BBC ITV MRC PDF QR VAT EUR GBP PO TBC FAQ IBF BS DR NI ROI EH BT SW NW SE NE WC EC OK PS NB RE CV MS ES'.split(
    ' ',
  ),
)
const ofPatient = new RegExp(`\\bpatients?(?:,? (?:is |was |who is )?aged? |, ?| ?\\()${age}${ageEnds}`, 'i')
const agedSomebody = new RegExp(
  `\\b${age}(?:[ -]?(?:years?|yrs?)[ -]?old|[ -]?y\\/?o)\\b(?: [a-z]{1,14}){0,2} (?:man|woman|lady|gentleman|male|female|patient|boy|girl|child|baby|teenager)\\b`,
  'gi',
)
const oneOfOurs = /\b(?:my|our|his|her|their|own|have|has)\b[^.\n]{0,20}$/i

function agedPatient(text: string): PatientKind | null {
  if (titled.test(text) || ofPatient.test(text)) return 'name-and-age'
  for (const found of text.matchAll(initialled)) {
    if (!abbreviations.has((found[1] ?? '').replace(/[. ]/g, ''))) return 'name-and-age'
  }
  for (const found of text.matchAll(agedSomebody)) {
    if (!oneOfOurs.test(text.slice(Math.max(0, found.index - 30), found.index))) return 'name-and-age'
  }
  return null
}
