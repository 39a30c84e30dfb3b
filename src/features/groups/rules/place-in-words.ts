type Mode = 'face-to-face' | 'online'

interface Met {
  readonly mode: Mode
  readonly place: { readonly name: string; readonly address: string; readonly once: boolean } | null
}

/** 'Tollcross Library, 1 Example Street', or 'online'; nothing where no room is known yet. */
export function placeInWords(
  met: (Omit<Met, 'place'> & { place: Omit<NonNullable<Met['place']>, 'once'> | null }) | undefined,
): string {
  if (met?.mode === 'online') return 'online'
  return met?.place ? [met.place.name, met.place.address].filter(Boolean).join(', ') : ''
}

/** Of a date that is met otherwise than the group's usual ones: 'Online', 'At Tollcross Library, 1 Example Street'. */
export function placeApart(usual: Mode, met: Met | undefined): string | null {
  if (!met || (met.mode === usual && !met.place?.once)) return null
  if (met.mode === 'online') return 'Online'
  return met.place ? `At ${placeInWords(met)}` : 'Face to face'
}
