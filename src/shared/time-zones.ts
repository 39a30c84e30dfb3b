/** What engines still call by an older name (tzdata, file backward). */
const nameNow: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

export const modernTimeZone = (name: string): string => nameNow[name] ?? name

/** Stand first, and are called as people call them. */
const nearest = [
  { value: 'Europe/London', label: 'UK time (London)' },
  { value: 'Europe/Dublin', label: 'Irish time (Dublin)' },
]

export interface TimeZoneChoice {
  value: string
  label: string
}

/** Every time zone under its name of today, by city: whoever types the first letters of theirs finds it. */
export function timeZoneChoices(): TimeZoneChoice[] {
  const others = Intl.supportedValuesOf('timeZone')
    .map(modernTimeZone)
    .filter((value) => nearest.every((near) => near.value !== value))
    .map((value) => ({ value, label: inWords(value) }))
  return [...nearest, ...others.sort((one, other) => one.label.localeCompare(other.label, 'en'))]
}

/** 'Kolkata (Asia)', 'Buenos Aires (Argentina, America)' */
function inWords(name: string): string {
  const [city = name, ...around] = name.replaceAll('_', ' ').split('/').reverse()
  return `${city} (${around.join(', ')})`
}
