import { type ImportKind, kindTitles } from './kinds.ts'

interface Imported {
  kind: ImportKind
  added: number
  changed: number
  unchanged: number
  leftOut: number
}

/** 'Leaders brought in: 12 new, 3 changed, 40 as they were, 2 left out' */
export function importInWords({ kind, added, changed, unchanged, leftOut }: Imported): string {
  const counts = [
    `${added} new`,
    changed > 0 && `${changed} changed`,
    unchanged > 0 && `${unchanged} as they were`,
    leftOut > 0 && `${leftOut} left out`,
  ]
  return `${kindTitles[kind]} brought in: ${counts.filter(Boolean).join(', ')}`
}

/** 'Leaders taken out: 40 rows' */
export const exportInWords = ({ kind, rows }: { kind: ImportKind; rows: number }): string =>
  `${kindTitles[kind]} taken out: ${rows === 1 ? 'one row' : `${rows} rows`}`
